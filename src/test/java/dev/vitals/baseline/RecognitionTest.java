package dev.vitals.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.cloudformation.QuickStart;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private static final String SECOND =
            "\"Outputs\": [{\"OutputKey\": \"TemplateType\", \"OutputValue\": \"HIPAA Compliance\"}]";
    private static final String FIRST = "\"Outputs\": [{\"OutputKey\": \"TemplateType\", \"OutputValue\":"
            + " \"Standard Multi-Tier Web Application\"}], \"Description\": \"%s\"";

    @Test
    void knowsTheSecondEditionByTheOutputOfItsRoot() {
        var found = Recognition.in(state(Deployed.stack("us-east-1", "landing", SECOND, "[]")));
        assertThat(found).singleElement().satisfies(deployment -> {
            assertThat(deployment.edition()).isEqualTo(QuickStart.V2);
            assertThat(deployment.name()).isEqualTo("landing");
            assertThat(deployment.knownBy()).contains("TemplateType");
        });
    }

    @Test
    void knowsTheFirstEditionWhereHipaaIsNamedAndNotTheQuickStartsForOtherStandards() {
        var hipaa = Deployed.stack("us-east-1", "web", FIRST.formatted("Web application (qs-1qtukbnsl)"), "[]");
        var nist = Deployed.stack("us-east-1", "nist", FIRST.formatted("Web application (qs-1nb14cqcn)"), "[]");
        assertThat(Recognition.in(state(hipaa, nist)))
                .singleElement()
                .extracting(Deployment::edition, Deployment::name)
                .containsExactly(QuickStart.V1, "web");
    }

    @Test
    void doesNotTakeAStackForOneThatOnlySpeaksOfHipaa() {
        var portal = Deployed.stack("us-east-1", "hipaa-portal", "\"Description\": \"The portal, under HIPAA\"", "[]");
        assertThat(Recognition.in(state(portal))).isEmpty();
    }

    @Test
    void findsADeploymentInEachRegion() {
        var found = Recognition.in(state(
                Deployed.stack("us-west-2", "west", SECOND, "[]"), Deployed.stack("us-east-1", "east", SECOND, "[]")));
        assertThat(found).extracting(Deployment::region).containsExactly("us-east-1", "us-west-2");
    }

    @Test
    void findsTheStacksBelowTheRootByWhatItListsAndByTheirNamesWhereThatIsNotTold() {
        var root = Deployed.stack("us-east-1", "qs", SECOND, "{\"$unreadable\": \"DENIED\", \"detail\": \"no\"}");
        var below = Deployed.stack(
                "us-east-1",
                "qs-LogStack-1ABC",
                "\"ParentId\": \"%1$s\", \"RootId\": \"%1$s\"".formatted(root.arn()),
                "[]");
        assertThat(Recognition.in(state(root, below))).singleElement().satisfies(deployment -> {
            assertThat(deployment.hasStack("LogStack")).isTrue();
            assertThat(deployment.stacks().get("ProdStack")).isInstanceOf(Reading.Unreadable.class);
        });
        assertThat(Deployed.second().scene().deployment().known()).hasSize(7);
    }

    @Test
    void takesTheSecondEditionsStacksTogetherWhereTheyWereDeployedOneByOne() {
        var logs = Deployed.stack(
                "us-east-1",
                "logs",
                "\"Description\": \"Provisions HIPAA Ready Environment in AWS - Logging (qs-1rabh51k3)\"",
                "[]");
        var config = Deployed.stack(
                "us-east-1",
                "config",
                "\"Description\": \"Provisions HIPAA Ready Environment in AWS - Config (qs-1rabh51gu)\"",
                "[]");
        assertThat(Recognition.in(state(logs, config))).singleElement().satisfies(deployment -> {
            assertThat(deployment.root()).isEmpty();
            assertThat(deployment.hasStack("LogStack")).isTrue();
            assertThat(deployment.hasStack("ConfigStack")).isTrue();
            assertThat(deployment.hasStack("ProdStack")).isFalse();
        });
    }

    @Test
    void knowsWhatIsLeftByTheNameOfThePackAndNotByAnotherPack() {
        var pack = Deployed.stored("us-east-1", Recognition.PACK, Recognition.PACK_NAME, "{}");
        var other = Deployed.stored("us-east-1", Recognition.PACK, "hipaa-security", "{}");
        assertThat(Recognition.in(state(pack)))
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.knownBy()).contains("pack"));
        assertThat(Recognition.in(state(other))).isEmpty();
        assertThat(Recognition.in(state(pack, Deployed.stack("us-east-1", "qs", SECOND, "[]"))))
                .as("the pack belongs to the deployment of its region")
                .singleElement()
                .extracting(Deployment::name)
                .isEqualTo("qs");
    }

    @Test
    void doesNotSayThatAStackIsGoneWhereTheListWasNotWhole() {
        var root = Deployed.stack(
                "us-east-1",
                "qs",
                SECOND,
                "[{\"LogicalResourceId\": \"LogStack\", \"PhysicalResourceId\": \"arn:log\"}]");
        var closed = new StoredState(
                Map.of(Recognition.STACK, List.of(root)),
                Map.of(
                        Recognition.STACK,
                        Map.of(
                                "us-east-1",
                                new ListCoverage(Recognition.STACK, "us-east-1", null, Cause.THROTTLED_OUT, "rate"))));
        assertThat(Recognition.in(closed).getFirst().stacks().get("LogStack")).isInstanceOf(Reading.Unreadable.class);
        assertThat(Recognition.in(state(root)).getFirst().stacks().get("LogStack"))
                .isInstanceOf(Reading.Absent.class);
    }

    private static StoredState state(Stored... things) {
        var whole = Map.of(
                "us-east-1", new ListCoverage(Recognition.STACK, "us-east-1", 1, null, ""),
                "us-west-2", new ListCoverage(Recognition.STACK, "us-west-2", 1, null, ""));
        return new StoredState(
                Stream.of(things).collect(Collectors.groupingBy(Stored::type)), Map.of(Recognition.STACK, whole));
    }
}
