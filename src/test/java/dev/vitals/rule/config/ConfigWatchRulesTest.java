package dev.vitals.rule.config;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigRuleState;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.ConfigRule;
import software.amazon.awssdk.services.config.model.ConfigRuleEvaluationStatus;

class ConfigWatchRulesTest {

    private static final ResourceKind<ConfigRuleState> KIND = ResourceKind.of(
            "AWS::Config::ConfigRule", ConfigRuleState.class, ConfigRuleState::name, (place, rule) -> "arn");
    private static final AwsRegion HERE = new AwsRegion(Inventories.ACCOUNT, REGION);
    private static final Reading<ConfigRuleEvaluationStatus> EVALUATED =
            Reading.known(ConfigRuleEvaluationStatus.builder()
                    .lastSuccessfulEvaluationTime(Instant.parse("2026-10-31T00:00:00Z"))
                    .build());

    private final ConfigWatchRules rules = new ConfigWatchRules();
    private final Inventory inventory = Inventories.empty();

    @Test
    void demandsARuleOfThatSource() {
        put("s3", "S3_BUCKET_PUBLIC_READ_PROHIBITED", "ACTIVE", null, EVALUATED);
        verdict(rules.watchesSsh(HERE, inventory))
                .fails("AWS Config in us-east-1 has no rule with the source INCOMING_SSH_DISABLED");

        put("ssh", "INCOMING_SSH_DISABLED", "ACTIVE", null, EVALUATED);
        verdict(rules.watchesSsh(HERE, inventory)).passes();
    }

    @Test
    void takesARuleThatIsJustBeingEvaluatedForActive() {
        put("ssh", "INCOMING_SSH_DISABLED", "EVALUATING", null, EVALUATED);
        verdict(rules.watchesSsh(HERE, inventory)).passes();
        put("ssh", "INCOMING_SSH_DISABLED", "DELETING", null, EVALUATED);
        verdict(rules.watchesSsh(HERE, inventory)).fails("AWS Config rule ssh in us-east-1 is DELETING");
    }

    @Test
    void demandsThatItWorks() {
        put("ssh", "INCOMING_SSH_DISABLED", "DELETING", null, EVALUATED);
        verdict(rules.watchesSsh(HERE, inventory)).fails("AWS Config rule ssh in us-east-1 is DELETING");

        put(
                "ssh",
                "INCOMING_SSH_DISABLED",
                "ACTIVE",
                null,
                Reading.known(ConfigRuleEvaluationStatus.builder()
                        .firstEvaluationStarted(false)
                        .build()));
        verdict(rules.watchesSsh(HERE, inventory)).fails("AWS Config rule ssh in us-east-1 has never been evaluated");
    }

    @Test
    void namesThePortThatIsNotWatched() {
        put("ports", "RESTRICTED_INCOMING_TRAFFIC", "ACTIVE", "{\"blockedPort3\": \"8080\"}", EVALUATED);
        verdict(watchesPorts()).fails("AWS Config rule ports in us-east-1 does not watch port 3389");

        put("rdp", "RESTRICTED_INCOMING_TRAFFIC", "ACTIVE", "{\"blockedPort1\": 3389}", EVALUATED);
        verdict(watchesPorts()).passes();
    }

    @Test
    void takesTheUsualPortsOfARuleWithoutParameters() {
        put("ports", "RESTRICTED_INCOMING_TRAFFIC", "ACTIVE", null, EVALUATED);
        verdict(watchesPorts()).passes();
    }

    @Test
    void doesNotTakeAnUnreadStatusForAnEvaluation() {
        put("ssh", "INCOMING_SSH_DISABLED", "ACTIVE", null, Reading.unreadable(Cause.DENIED, "refused"));
        assertThatThrownBy(() -> rules.watchesSsh(HERE, inventory)).isInstanceOf(UnreadableException.class);

        put("ports", "RESTRICTED_INCOMING_TRAFFIC", "ACTIVE", "{broken", EVALUATED);
        assertThatThrownBy(this::watchesPorts).isInstanceOf(UnreadableException.class);
    }

    private Verdict watchesPorts() {
        return rules.watchesPorts(HERE, inventory, Settings.defaults());
    }

    private void put(
            String name, String source, String state, String parameters, Reading<ConfigRuleEvaluationStatus> status) {
        var rule = ConfigRule.builder()
                .configRuleName(name)
                .source(from -> from.sourceIdentifier(source))
                .configRuleState(state)
                .inputParameters(parameters)
                .build();
        inventory.add(Inventories.resource(KIND, REGION, new ConfigRuleState(rule, status)));
    }
}
