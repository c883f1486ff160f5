package dev.vitals.collect.apigateway;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.Resource;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** Stages of the REST APIs of a region. Variables of a stage are not kept: people put credentials there. */
final class ApiGatewayCollector implements Collector {

    static final ResourceKind<ApiStage> STAGE = ResourceKind.of(
                    "AWS::ApiGateway::Stage",
                    ApiStage.class,
                    ApiStage::id,
                    (place, stage) -> "arn:%s:apigateway:%s::/restapis/%s/stages/%s"
                            .formatted(
                                    place.partition(),
                                    place.region(),
                                    stage.apiId(),
                                    stage.stage().stageName()))
            .named(ApiStage::name)
            .tagged(stage -> stage.stage().tags())
            .ignoring("LastUpdatedDate", "DeploymentId");

    @Override
    public String service() {
        return "apigateway";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(STAGE);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("apigateway", "GetRestApis", "apigateway:GET"),
                Operation.of("apigateway", "GetStages", "apigateway:GET"),
                Operation.of("apigateway", "GetResources", "apigateway:GET"));
    }

    @Override
    public void collect(Sweep sweep) {
        var gateway = sweep.client(ApiGatewayClient.class);
        sweep.list(STAGE, () -> () -> stages(sweep, gateway).iterator());
    }

    private static Stream<ApiStage> stages(Sweep sweep, ApiGatewayClient gateway) {
        return gateway.getRestApisPaginator(page -> page.limit(500)).items().stream()
                .flatMap(api -> stages(sweep, gateway, api));
    }

    private static Stream<ApiStage> stages(Sweep sweep, ApiGatewayClient gateway, RestApi api) {
        var stages = gateway.getStages(request -> request.restApiId(api.id())).item();
        if (stages.isEmpty()) {
            return Stream.empty();
        }
        var backends = backends(sweep, gateway, api.id());
        return stages.stream()
                .map(stage -> new ApiStage(
                        api.id(),
                        String.valueOf(api.name()),
                        stage.toBuilder().variables(Map.of()).build(),
                        backends));
    }

    private static Reading<List<String>> backends(Sweep sweep, ApiGatewayClient gateway, String api) {
        return sweep.read(() ->
                gateway
                        .getResourcesPaginator(request ->
                                request.restApiId(api).embed("methods").limit(500))
                        .items()
                        .stream()
                        .map(Resource::resourceMethods)
                        .flatMap(methods -> methods.values().stream())
                        .map(method -> method.methodIntegration())
                        .filter(Objects::nonNull)
                        .map(Integration::typeAsString)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList());
    }
}
