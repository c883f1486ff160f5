package dev.vitals.collect.dynamodb;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables of a region and the scalable targets among them. */
final class DynamoDbCollector implements Collector {

    static final ResourceKind<DynamoDbTable> TABLE = ResourceKind.of(
                    "AWS::DynamoDB::Table",
                    DynamoDbTable.class,
                    DynamoDbTable::name,
                    (place, table) -> place.arn("dynamodb", "table/" + table.name()))
            .ignoring(
                    "ItemCount",
                    "TableSizeBytes",
                    "IndexSizeBytes",
                    "EarliestRestorableDateTime",
                    "LatestRestorableDateTime");

    static final ResourceKind<ScalableTarget> TARGET = ResourceKind.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            ScalableTarget.class,
            target -> target.resourceId() + "|" + target.scalableDimensionAsString(),
            (place, target) -> String.valueOf(target.scalableTargetARN()));

    static final ResourceKind<DynamoDbLimits> LIMITS = ResourceKind.of(
            "AWS::DynamoDB::Limits",
            DynamoDbLimits.class,
            DynamoDbLimits::accountId,
            (place, limits) -> place.arn("dynamodb", "limits"));

    @Override
    public String service() {
        return "dynamodb";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(TABLE, TARGET, LIMITS);
    }

    @Override
    public List<Operation> operations() {
        return Stream.concat(
                        Stream.of("ListTables", "DescribeTable", "DescribeContinuousBackups", "DescribeLimits")
                                .map(name -> Operation.of("dynamodb", name)),
                        Stream.of(Operation.of(
                                "applicationautoscaling",
                                "DescribeScalableTargets",
                                "application-autoscaling:DescribeScalableTargets")))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var dynamo = sweep.client(DynamoDbClient.class);
        sweep.list(
                TABLE,
                () -> dynamo.listTablesPaginator(page -> page.limit(100)).tableNames(),
                name -> new DynamoDbTable(
                        name,
                        sweep.read(() -> dynamo.describeTable(request -> request.tableName(name))
                                .table()),
                        sweep.read(() -> dynamo.describeContinuousBackups(request -> request.tableName(name))
                                .continuousBackupsDescription())));
        sweep.list(
                LIMITS,
                () -> List.of(sweep.place().account()),
                id -> new DynamoDbLimits(id, sweep.read(() -> dynamo.describeLimits(request -> {}))));
        var scaling = sweep.client(ApplicationAutoScalingClient.class);
        sweep.list(
                TARGET,
                () -> scaling.describeScalableTargetsPaginator(page ->
                                page.serviceNamespace(ServiceNamespace.DYNAMODB).maxResults(50))
                        .scalableTargets());
    }
}
