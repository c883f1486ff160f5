package dev.vitals.collect.cloudformation;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDrift;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDriftStatus;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Stacks of a region. Drift is read as the last check left it: starting one would be a write. Values of parameters are not kept. */
final class CloudFormationCollector implements Collector {

    static final ResourceKind<CloudFormationStack> STACK = ResourceKind.of(
                    "AWS::CloudFormation::Stack",
                    CloudFormationStack.class,
                    CloudFormationStack::name,
                    (place, stack) -> String.valueOf(stack.stack().stackId()))
            .tagged(stack -> stack.stack().tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first)))
            .ignoring("LastCheckTimestamp", "LastUpdatedTime", "LastUpdatedTimestamp", "LastOperations");

    @Override
    public String service() {
        return "cloudformation";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(STACK);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("cloudformation", "DescribeStacks"),
                Operation.of("cloudformation", "DescribeStackResourceDrifts"),
                Operation.of("cloudformation", "ListStackResources"));
    }

    @Override
    public void collect(Sweep sweep) {
        var formation = sweep.client(CloudFormationClient.class);
        // Filled while the stacks are listed, asked when each is bundled: the list is over by then.
        var quickStarts = new HashSet<String>();
        sweep.list(
                STACK,
                () -> () -> formation.describeStacksPaginator(request -> {}).stacks().stream()
                        .peek(stack -> QuickStart.rootedIn(stack).ifPresent(any -> quickStarts.add(stack.stackId())))
                        .iterator(),
                stack -> new CloudFormationStack(
                        withoutValues(stack),
                        drifted(sweep, formation, stack),
                        quickStarts.contains(stack.rootId() == null ? stack.stackId() : stack.rootId())
                                ? resources(sweep, formation, stack)
                                : Reading.known(List.of())));
    }

    private static Reading<List<StackResourceSummary>> resources(
            Sweep sweep, CloudFormationClient formation, Stack stack) {
        return sweep.readAll(() -> formation
                .listStackResourcesPaginator(request -> request.stackName(stack.stackId()))
                .stackResourceSummaries());
    }

    private static Stack withoutValues(Stack stack) {
        return stack.toBuilder()
                .parameters(stack.parameters().stream()
                        .map(parameter -> parameter.toBuilder()
                                .parameterValue(null)
                                .resolvedValue(null)
                                .build())
                        .toList())
                .build();
    }

    private static Reading<List<String>> drifted(Sweep sweep, CloudFormationClient formation, Stack stack) {
        if (stack.driftInformation() == null
                || stack.driftInformation().stackDriftStatus() != StackDriftStatus.DRIFTED) {
            return Reading.known(List.of());
        }
        return sweep.read(() -> formation
                .describeStackResourceDriftsPaginator(request -> request.stackName(stack.stackId())
                        .stackResourceDriftStatusFilters(
                                StackResourceDriftStatus.MODIFIED, StackResourceDriftStatus.DELETED))
                .stream()
                .flatMap(page -> page.stackResourceDrifts().stream())
                .map(StackResourceDrift::logicalResourceId)
                .sorted()
                .toList());
    }
}
