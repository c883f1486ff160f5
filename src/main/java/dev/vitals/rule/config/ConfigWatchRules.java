package dev.vitals.rule.config;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigRuleState;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether AWS Config itself watches for ports that are open to the world. */
class ConfigWatchRules {

    private static final String SSH = "INCOMING_SSH_DISABLED";
    private static final String PORTS = "RESTRICTED_INCOMING_TRAFFIC";

    @Rule(
            id = "config-rule-restricted-ssh-present",
            title = "AWS Config watches for SSH that is open to the world",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(i)",
                "164.308(a)(8)",
                "164.312(a)(1)"
            },
            version = 2)
    Verdict watchesSsh(AwsRegion region, Inventory inventory) {
        var rules = of(SSH, region, inventory);
        return rules.isEmpty() ? missing(SSH, region) : best(rules, region);
    }

    @Rule(
            id = "config-rule-restricted-common-ports-present",
            title = "AWS Config watches for common ports that are open to the world",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(i)",
                "164.308(a)(8)",
                "164.312(a)(1)"
            },
            version = 2)
    Verdict watchesPorts(AwsRegion region, Inventory inventory, Settings settings) {
        var rules = of(PORTS, region, inventory);
        if (rules.isEmpty()) {
            return missing(PORTS, region);
        }
        var uncovered = new TreeSet<>(settings.ports().watchedByConfig());
        rules.forEach(rule -> uncovered.removeAll(BlockedPorts.of(rule.config().rule())));
        if (!uncovered.isEmpty()) {
            var ports = uncovered.stream().map(String::valueOf).collect(Collectors.joining(", "));
            return Verdict.fail("AWS Config rule %s in %s does not watch port %s"
                            .formatted(rules.getFirst().config().name(), region.region(), ports))
                    .at("rule.inputParameters", rules.getFirst().config().rule().inputParameters())
                    .expected("all of " + settings.ports().watchedByConfig());
        }
        return best(rules, region);
    }

    private static List<Resource<ConfigRuleState>> of(String source, AwsRegion region, Inventory inventory) {
        return inventory.all(ConfigRuleState.class, region.region()).stream()
                .filter(rule -> rule.config().rule().source() != null
                        && source.equals(rule.config().rule().source().sourceIdentifier()))
                .toList();
    }

    private static Verdict missing(String source, AwsRegion region) {
        return Verdict.fail("AWS Config in %s has no rule with the source %s".formatted(region.region(), source))
                .expected("an active rule that has been evaluated");
    }

    /** One rule that works is enough. */
    private static Verdict best(List<Resource<ConfigRuleState>> rules, AwsRegion region) {
        var verdicts = rules.stream()
                .map(rule -> Reading.attempt(() -> judge(rule.config(), region)))
                .toList();
        for (Reading<Verdict> verdict : verdicts) {
            if (verdict instanceof Reading.Known<Verdict>(Verdict.Pass pass)) {
                return pass;
            }
        }
        return verdicts.stream()
                .filter(verdict -> !verdict.isReadable())
                .findFirst()
                .orElse(verdicts.getFirst())
                .orElseThrow();
    }

    private static Verdict judge(ConfigRuleState rule, AwsRegion region) {
        var state = Reading.required(rule.rule().configRuleStateAsString(), "ConfigRuleState");
        // While AWS Config evaluates, an active rule says so in this place.
        if (!state.equals("ACTIVE") && !state.equals("EVALUATING")) {
            return Verdict.fail("AWS Config rule %s in %s is %s".formatted(rule.name(), region.region(), state))
                    .at("rule.ConfigRuleState", state)
                    .expected("ACTIVE");
        }
        var status = rule.status().orElseThrow();
        var evaluated =
                Boolean.TRUE.equals(status.firstEvaluationStarted()) || status.lastSuccessfulEvaluationTime() != null;
        return evaluated
                ? Verdict.pass()
                : Verdict.fail("AWS Config rule %s in %s has never been evaluated"
                                .formatted(rule.name(), region.region()))
                        .at("status.FirstEvaluationStarted", status.firstEvaluationStarted())
                        .expected("an evaluation that succeeded");
    }
}
