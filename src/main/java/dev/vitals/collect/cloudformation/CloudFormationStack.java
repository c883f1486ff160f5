package dev.vitals.collect.cloudformation;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * A stack.
 *
 * @param drifted logical ids of what the last drift check found changed or deleted; asked only of stacks that have
 *     drifted, empty for others (DescribeStackResourceDrifts)
 */
public record CloudFormationStack(Stack stack, Reading<List<String>> drifted) {
    public String name() {
        return String.valueOf(stack.stackName());
    }
}
