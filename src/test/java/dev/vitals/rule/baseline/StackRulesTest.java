package dev.vitals.rule.baseline;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.cloudformation.CloudFormationStack;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Stack;

class StackRulesTest {

    private final StackRules rules = new StackRules();

    @Test
    void judgesTheRootAndTheStacksBelowIt() {
        var root = stack(
                "baseline",
                s -> s.outputs(o -> o.outputKey("TemplateType").outputValue("HIPAA Compliance"))
                        .driftInformation(d -> d.stackDriftStatus("IN_SYNC")),
                List.of());
        var below = stack(
                "logs",
                s -> s.parentId("id-baseline")
                        .rootId("id-baseline")
                        .driftInformation(d -> d.stackDriftStatus("DRIFTED")),
                List.of("Trail"));
        var other = stack("shop", s -> s.driftInformation(d -> d.stackDriftStatus("DRIFTED")), List.of("Trail"));
        verdict(rules.unchanged(root, holding(root, below))).passes();
        verdict(rules.unchanged(below, holding(root, below))).fails("Stack logs has drifted: Trail");
        verdict(rules.unchanged(other, holding(root, other))).isNotApplicable();
        assertThatThrownBy(() -> rules.unchanged(below, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotTakeAStackThatWasNeverCheckedForAnUnchangedOne() {
        var fresh = stack(
                "baseline",
                s -> s.description("HIPAA Quick Start").driftInformation(d -> d.stackDriftStatus("NOT_CHECKED")),
                List.of());
        var broken = stack(
                "baseline", s -> s.description("HIPAA Quick Start").stackStatus("UPDATE_ROLLBACK_FAILED"), List.of());
        verdict(rules.unchanged(fresh, holding(fresh))).fails("Stack baseline was never checked for drift");
        verdict(rules.unchanged(broken, holding(broken)))
                .fails("Stack baseline is in the state UPDATE_ROLLBACK_FAILED");
    }

    @Test
    void wantsTheRootProtectedAgainstDeletion() {
        verdict(rules.stays(stack(
                                "b",
                                s -> s.description("HIPAA Quick Start").enableTerminationProtection(false),
                                List.of())
                        .config()))
                .fails("Stack b is not protected against deletion");
        verdict(rules.stays(
                        stack("b", s -> s.description("HIPAA Quick Start").enableTerminationProtection(true), List.of())
                                .config()))
                .passes();
        verdict(rules.stays(stack("b", s -> s.enableTerminationProtection(false), List.of())
                        .config()))
                .isNotApplicable();
    }

    private static Resource<CloudFormationStack> stack(String name, Consumer<Stack.Builder> set, List<String> drifted) {
        var stack = Stack.builder().stackName(name).stackId("id-" + name).stackStatus("CREATE_COMPLETE");
        set.accept(stack);
        return labelled(
                REGION, name, new CloudFormationStack(stack.build(), Reading.known(drifted), Reading.known(List.of())));
    }
}
