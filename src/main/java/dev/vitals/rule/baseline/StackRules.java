package dev.vitals.rule.baseline;

import dev.vitals.collect.cloudformation.CloudFormationStack;
import dev.vitals.collect.cloudformation.QuickStart;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.StackDriftStatus;

/** The stacks of the AWS HIPAA QuickStart. */
class StackRules {

    private static final Set<String> WHOLE = Set.of(
            "CREATE_COMPLETE",
            "UPDATE_COMPLETE",
            "UPDATE_ROLLBACK_COMPLETE",
            "IMPORT_COMPLETE",
            "IMPORT_ROLLBACK_COMPLETE",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");

    private static final Verdict OTHER = Verdict.notApplicable("Not a stack of the HIPAA QuickStart");

    /** Drift is what the last check found: a check writes to the stack, and Vitals never starts one. */
    @Rule(
            id = "cloudformation-quickstart-stack-no-drift",
            title = "The QuickStart's stack is whole and unchanged",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(8)", "164.312(c)(1)"})
    Verdict unchanged(Resource<CloudFormationStack> stack, Inventory inventory) {
        var status = Reading.required(stack.config().stack().stackStatusAsString(), "StackStatus");
        if (!belongsToQuickStart(stack, inventory)) {
            return OTHER;
        }
        var name = stack.config().name();
        if (!WHOLE.contains(status)) {
            return fail(name, "is in the state " + status, "stack.StackStatus", status);
        }
        var drift = Reading.required(stack.config().stack().driftInformation(), "DriftInformation")
                .stackDriftStatus();
        if (drift == StackDriftStatus.DRIFTED) {
            var changed = stack.config().drifted().orElseThrow();
            return fail(
                    name,
                    "has drifted: %s".formatted(changed.isEmpty() ? "its template" : String.join(", ", changed)),
                    "drifted",
                    String.join(", ", changed));
        }
        return drift == StackDriftStatus.IN_SYNC
                ? Verdict.pass()
                : fail(name, "was never checked for drift", "stack.DriftInformation.StackDriftStatus", drift);
    }

    @Rule(
            id = "cloudformation-baseline-stack-termination-protected",
            title = "The QuickStart's root stack cannot be deleted by mistake",
            severity = Severity.LOW,
            safeguards = {"164.312(c)(1)"})
    Verdict stays(CloudFormationStack stack) {
        boolean protects = Reading.required(stack.stack().enableTerminationProtection(), "EnableTerminationProtection");
        if (!isRoot(stack)) {
            return OTHER;
        }
        return protects
                ? Verdict.pass()
                : fail(stack.name(), "is not protected against deletion", "stack.EnableTerminationProtection", false);
    }

    private static boolean belongsToQuickStart(Resource<CloudFormationStack> stack, Inventory inventory) {
        var root = stack.config().stack().rootId();
        return root == null
                ? isRoot(stack.config())
                : inventory.all(CloudFormationStack.class, stack.region()).stream()
                        .map(Resource::config)
                        .anyMatch(other -> root.equals(other.stack().stackId()) && isRoot(other));
    }

    private static boolean isRoot(CloudFormationStack stack) {
        return QuickStart.rootedIn(stack.stack()).isPresent();
    }

    private static Verdict fail(String name, String what, String member, Object found) {
        return Verdict.fail("Stack %s %s".formatted(name, what)).at(member, found);
    }
}
