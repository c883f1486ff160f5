package dev.vitals.rule.detection;

import dev.vitals.collect.accessanalyzer.AccessAnalyzer;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.securityhub.SecurityHubState;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerStatus;

/** Security Hub and Access Analyzer. */
class PostureRules {

    @Rule(
            id = "securityhub-enabled",
            title = "Security Hub is on and has something to say",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.308(a)(8)",
                "164.312(b)",
                "164.312(e)(2)(i)"
            })
    Verdict hub(AwsRegion region, Inventory inventory) {
        var states = inventory.all(SecurityHubState.class, region.region());
        if (states.isEmpty() || states.getFirst().config().hub().isAbsent()) {
            return Verdict.fail("Security Hub is not switched on in %s".formatted(region.region()))
                    .expected("Security Hub with a standard or an integration");
        }
        var state = states.getFirst().config();
        boolean fed = !state.standards().orElseThrow().isEmpty()
                || !state.products().orElseThrow().isEmpty();
        return fed
                ? Verdict.pass()
                : Verdict.fail("Security Hub in %s has neither a standard nor an integration"
                                .formatted(region.region()))
                        .at("standards", "empty")
                        .expected("a standard or an integration");
    }

    @Rule(
            id = "iam-access-analyzer-enabled",
            title = "An analyzer looks for access from outside and has nothing to report",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)"})
    Verdict analyzer(AwsRegion region, Inventory inventory) {
        var analyzers = inventory.all(AccessAnalyzer.class, region.region()).stream()
                .map(Resource::config)
                .filter(AccessAnalyzer::looksOutside)
                .filter(analyzer -> analyzer.analyzer().status() == AnalyzerStatus.ACTIVE)
                .toList();
        if (analyzers.isEmpty()) {
            return Verdict.fail("No analyzer looks for access from outside in %s".formatted(region.region()))
                    .expected("an active analyzer of external access");
        }
        for (AccessAnalyzer analyzer : analyzers) {
            var active = analyzer.active().orElseThrow();
            if (!active.isEmpty()) {
                return Verdict.fail("Analyzer %s reports access from outside to %s%s"
                                .formatted(
                                        analyzer.name(),
                                        active.getFirst(),
                                        active.size() == 1 ? "" : " and %d more".formatted(active.size() - 1)))
                        .at("active[0]", active.getFirst())
                        .expected("no active finding");
            }
        }
        return Verdict.pass();
    }
}
