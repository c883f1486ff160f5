package dev.vitals.rule.account;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;

/** Whether the risks to what lies in the account were analysed lately, by people. */
class RiskAnalysisRules {

    private static final Comparator<AttestedRiskAnalysis> BY_DAY =
            Comparator.comparing(AttestedRiskAnalysis::performedOn).thenComparing(AttestedRiskAnalysis::id);

    @Rule(
            id = "account-risk-analysis-attested",
            title = "A risk analysis was attested lately",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(A)"})
    Verdict attested(AwsAccount account, Inventory inventory, Settings settings) {
        int months = settings.horizons().riskAnalysisMonths();
        var oldest = LocalDate.ofInstant(inventory.readAt(), ZoneOffset.UTC).minusMonths(months);
        var analyses = inventory.all(AttestedRiskAnalysis.class, Place.GLOBAL).stream()
                .map(Resource::config)
                .toList();
        var signed = analyses.stream()
                .filter(analysis -> !analysis.signedBy().isEmpty())
                .max(BY_DAY);
        if (signed.isPresent() && !signed.get().performedOn().isBefore(oldest)) {
            return pass();
        }
        var failure = signed.or(() -> analyses.stream().max(BY_DAY))
                .map(RiskAnalysisRules::sentence)
                .orElseGet(() -> "No risk analysis is attested for account " + inventory.account());
        return fail(failure)
                .expected("one performed in the last %d months and signed off by a second person".formatted(months));
    }

    private static String sentence(AttestedRiskAnalysis analysis) {
        return analysis.signedBy().isEmpty()
                ? "The risk analysis of %s (%s) is not signed off".formatted(analysis.performedOn(), analysis.title())
                : "The last risk analysis that is signed off was performed on %s (%s)"
                        .formatted(analysis.performedOn(), analysis.title());
    }
}
