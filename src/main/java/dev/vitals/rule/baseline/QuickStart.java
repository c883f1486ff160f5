package dev.vitals.rule.baseline;

import dev.vitals.collect.cloudformation.CloudFormationStack;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** How stacks of the AWS HIPAA QuickStart are known: by the output {@code TemplateType} of its second edition, by the description of either, and by belonging to such a root. */
final class QuickStart {

    private static final Pattern DESCRIBED =
            Pattern.compile("(?i)hipaa.*(quick ?start|reference architecture|compliance)|quick ?start.*hipaa");

    private QuickStart() {}

    static boolean isRoot(CloudFormationStack stack) {
        return stack.stack().parentId() == null && isMarked(stack.stack());
    }

    /** Whether a stack is the root or one of the stacks below it. */
    static boolean holds(Resource<CloudFormationStack> stack, Inventory inventory) {
        if (stack.config().stack().parentId() == null) {
            return isRoot(stack.config());
        }
        var root = stack.config().stack().rootId();
        return inventory.all(CloudFormationStack.class, stack.region()).stream()
                .map(Resource::config)
                .anyMatch(other ->
                        isRoot(other) && String.valueOf(other.stack().stackId()).equals(root));
    }

    private static boolean isMarked(Stack stack) {
        return stack.description() != null
                        && DESCRIBED.matcher(stack.description()).find()
                || stack.outputs().stream()
                        .anyMatch(output -> "TemplateType".equals(output.outputKey())
                                && String.valueOf(output.outputValue())
                                        .toUpperCase(Locale.ROOT)
                                        .contains("HIPAA"));
    }
}
