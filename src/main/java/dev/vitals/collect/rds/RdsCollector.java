package dev.vitals.collect.rds;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Databases of a region with their manual snapshots; automated ones cannot be shared. */
final class RdsCollector implements Collector {

    private static final int PAGE = 100;
    private static final String OF_CLUSTER = ParameterGroup.ofCluster("");
    private static final Set<String> FORCING =
            Set.of("rds.force_ssl", "require_secure_transport", "tls", "neptune_enforce_ssl");
    private static final String RESTORE = "restore";

    @Override
    public String service() {
        return "rds";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(
                RdsKinds.INSTANCE,
                RdsKinds.CLUSTER,
                RdsKinds.SNAPSHOT,
                RdsKinds.SUBNET_GROUP,
                RdsKinds.PARAMETER_GROUP);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeDBInstances",
                        "DescribeDBClusters",
                        "DescribeDBSubnetGroups",
                        "DescribeDBParameters",
                        "DescribeDBClusterParameters",
                        "DescribeDBSnapshots",
                        "DescribeDBSnapshotAttributes",
                        "DescribeDBClusterSnapshots",
                        "DescribeDBClusterSnapshotAttributes")
                .map(name -> Operation.of("rds", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var rds = sweep.client(RdsClient.class);
        var instances = sweep.list(
                RdsKinds.INSTANCE,
                () -> rds.describeDBInstancesPaginator(page -> page.maxRecords(PAGE))
                        .dbInstances());
        var clusters = sweep.list(
                RdsKinds.CLUSTER,
                () -> rds.describeDBClustersPaginator(page -> page.maxRecords(PAGE))
                        .dbClusters());
        sweep.list(
                RdsKinds.SUBNET_GROUP,
                () -> rds.describeDBSubnetGroupsPaginator(page -> page.maxRecords(PAGE))
                        .dbSubnetGroups());
        parameters(sweep, rds, instances, clusters);
        sweep.list(RdsKinds.SNAPSHOT, () -> snapshots(rds), snapshot -> switch (snapshot) {
            case DBSnapshot ofInstance -> bundle(sweep, rds, ofInstance);
            case DBClusterSnapshot ofCluster -> bundle(sweep, rds, ofCluster);
            default -> throw new IllegalStateException("neither kind of snapshot");
        });
    }

    /** Only groups in use are read: each costs some pages, and every engine brings a default one. */
    private static void parameters(Sweep sweep, RdsClient rds, List<DBInstance> instances, List<DBCluster> clusters) {
        sweep.list(
                RdsKinds.PARAMETER_GROUP,
                () -> Stream.concat(
                                sweep.whole(RdsKinds.INSTANCE, instances).stream()
                                        .flatMap(instance -> instance.dbParameterGroups().stream())
                                        .map(group -> ParameterGroup.ofInstance(group.dbParameterGroupName())),
                                sweep.whole(RdsKinds.CLUSTER, clusters).stream()
                                        .map(DBCluster::dbClusterParameterGroup)
                                        .filter(Objects::nonNull)
                                        .map(ParameterGroup::ofCluster))
                        .distinct()
                        .toList(),
                name -> new ParameterGroup(name, forcesTls(sweep, rds, name)));
    }

    private static Reading<String> forcesTls(Sweep sweep, RdsClient rds, String name) {
        var found = sweep.read(() -> parameters(rds, name)
                .filter(parameter -> FORCING.contains(parameter.parameterName()))
                .findFirst()
                .map(Parameter::parameterValue));
        return switch (found) {
            case Reading.Known<Optional<String>>(Optional<String> value) ->
                value.map(Reading::known).orElseGet(Reading::absent);
            case Reading.Absent<Optional<String>>() -> Reading.absent();
            case Reading.Unreadable<Optional<String>>(var cause, var detail) -> Reading.unreadable(cause, detail);
        };
    }

    private static Stream<Parameter> parameters(RdsClient rds, String name) {
        return name.startsWith(OF_CLUSTER)
                ? rds
                        .describeDBClusterParametersPaginator(
                                request -> request.dbClusterParameterGroupName(name.substring(OF_CLUSTER.length()))
                                        .maxRecords(PAGE))
                        .parameters()
                        .stream()
                : rds
                        .describeDBParametersPaginator(
                                request -> request.dbParameterGroupName(name).maxRecords(PAGE))
                        .parameters()
                        .stream();
    }

    private static List<Object> snapshots(RdsClient rds) {
        var all = new ArrayList<Object>();
        rds.describeDBSnapshotsPaginator(page -> page.snapshotType("manual").maxRecords(PAGE))
                .dbSnapshots()
                .forEach(all::add);
        rds.describeDBClusterSnapshotsPaginator(
                        page -> page.snapshotType("manual").maxRecords(PAGE))
                .dbClusterSnapshots()
                .forEach(all::add);
        return all;
    }

    private static RdsSnapshot bundle(Sweep sweep, RdsClient rds, DBSnapshot snapshot) {
        var id = snapshot.dbSnapshotIdentifier();
        return new RdsSnapshot(
                id,
                String.valueOf(snapshot.dbSnapshotArn()),
                String.valueOf(snapshot.dbInstanceIdentifier()),
                false,
                sweep.read(snapshot::encrypted),
                sweep.read(() -> rds
                        .describeDBSnapshotAttributes(request -> request.dbSnapshotIdentifier(id))
                        .dbSnapshotAttributesResult()
                        .dbSnapshotAttributes()
                        .stream()
                        .filter(attribute -> RESTORE.equals(attribute.attributeName()))
                        .findFirst()
                        .orElseThrow(RdsCollector::notReturned)
                        .attributeValues()));
    }

    private static RdsSnapshot bundle(Sweep sweep, RdsClient rds, DBClusterSnapshot snapshot) {
        var id = snapshot.dbClusterSnapshotIdentifier();
        return new RdsSnapshot(
                id,
                String.valueOf(snapshot.dbClusterSnapshotArn()),
                String.valueOf(snapshot.dbClusterIdentifier()),
                true,
                sweep.read(snapshot::storageEncrypted),
                sweep.read(() -> rds
                        .describeDBClusterSnapshotAttributes(request -> request.dbClusterSnapshotIdentifier(id))
                        .dbClusterSnapshotAttributesResult()
                        .dbClusterSnapshotAttributes()
                        .stream()
                        .filter(attribute -> RESTORE.equals(attribute.attributeName()))
                        .findFirst()
                        .orElseThrow(RdsCollector::notReturned)
                        .attributeValues()));
    }

    /** AWS always returns the attribute, empty where nobody may restore. */
    private static UnreadableException notReturned() {
        return new UnreadableException(Cause.MALFORMED, "the attribute 'restore' was not returned");
    }
}
