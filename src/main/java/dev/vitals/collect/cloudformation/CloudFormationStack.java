package dev.vitals.collect.cloudformation;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * A stack.
 *
 * @param drifted logical ids of what the last drift check found changed or deleted; asked only of stacks that have
 *     drifted, empty for others (DescribeStackResourceDrifts)
 * @param resources what it consists of, each with what the last drift check found; asked only of stacks of the HIPAA
 *     QuickStart, empty for others (ListStackResources)
 */
public record CloudFormationStack(
        Stack stack, Reading<List<String>> drifted, Reading<List<StackResourceSummary>> resources) {
    public String name() {
        return String.valueOf(stack.stackName());
    }
}
