package dev.vitals.collect.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.Stack;

class QuickStartTest {

    private static final String SAMPLE = "Provides nesting for required stacks to deploy a full sample web application"
            + " with reverse proxy, ELBs, IAM, and other resources (for demonstration/POC/testing)";

    @Test
    void knowsTheSecondEditionByItsOutputOrItsDescription() {
        assertThat(QuickStart.rootedIn(stack(s -> typed(s, "HIPAA Compliance"))))
                .contains(QuickStart.V2);
        assertThat(QuickStart.rootedIn(
                        stack(s -> s.description("Provisions HIPAA Ready Environment in AWS (qs-1qtukbnsl)"))))
                .contains(QuickStart.V2);
    }

    @Test
    void knowsTheFirstEditionByTheNumberOfTheHipaaQuickStartOrByTheWord() {
        assertThat(QuickStart.rootedIn(stack(s -> s.description(SAMPLE + "(qs-1qtukbnsl)"))))
                .contains(QuickStart.V1);
        assertThat(QuickStart.rootedIn(stack(
                        s -> typed(s, "Standard Multi-Tier Web Application").stackName("hipaa-web"))))
                .contains(QuickStart.V1);
    }

    @Test
    void doesNotTakeTheSameTemplatesForOtherStandardsForIt() {
        assertThat(QuickStart.rootedIn(stack(
                        s -> typed(s, "Standard Multi-Tier Web Application").description(SAMPLE))))
                .isEmpty();
        assertThat(QuickStart.rootedIn(stack(s -> s.description("The portal, which is under HIPAA"))))
                .isEmpty();
    }

    @Test
    void takesNoStackBelowAnotherForARoot() {
        assertThat(QuickStart.rootedIn(stack(s -> typed(s, "HIPAA Compliance").parentId("arn:root"))))
                .isEmpty();
    }

    private static Stack.Builder typed(Stack.Builder stack, String type) {
        return stack.outputs(output -> output.outputKey("TemplateType").outputValue(type));
    }

    private static Stack stack(Consumer<Stack.Builder> set) {
        var stack = Stack.builder().stackName("any").stackId("arn:any");
        set.accept(stack);
        return stack.build();
    }
}
