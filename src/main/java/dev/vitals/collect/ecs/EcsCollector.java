package dev.vitals.collect.ecs;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionFamilyStatus;

/** The latest revision of every family of task definitions in a region: one call each. Older revisions, of which there may be thousands, are not read. */
final class EcsCollector implements Collector {

    static final ResourceKind<EcsTaskDefinition> TASK_DEFINITION = ResourceKind.of(
            "AWS::ECS::TaskDefinition",
            EcsTaskDefinition.class,
            EcsTaskDefinition::family,
            (place, task) -> place.arn("ecs", "task-definition/" + task.family()));

    @Override
    public String service() {
        return "ecs";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(TASK_DEFINITION);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ecs", "ListTaskDefinitionFamilies"), Operation.of("ecs", "DescribeTaskDefinition"));
    }

    @Override
    public void collect(Sweep sweep) {
        var ecs = sweep.client(EcsClient.class);
        sweep.list(
                TASK_DEFINITION,
                () -> ecs.listTaskDefinitionFamiliesPaginator(page ->
                                page.status(TaskDefinitionFamilyStatus.ACTIVE).maxResults(100))
                        .families(),
                family -> new EcsTaskDefinition(
                        family,
                        sweep.read(() ->
                                withoutVariables(ecs.describeTaskDefinition(request -> request.taskDefinition(family))
                                        .taskDefinition()))));
    }

    private static TaskDefinition withoutVariables(TaskDefinition definition) {
        return definition.toBuilder()
                .containerDefinitions(definition.containerDefinitions().stream()
                        .map(container -> container.toBuilder()
                                .environment(container.environment().stream()
                                        .map(pair ->
                                                pair.toBuilder().value(null).build())
                                        .toList())
                                .build())
                        .toList())
                .build();
    }
}
