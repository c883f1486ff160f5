package dev.vitals.finding;

import dev.vitals.api.Words;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import java.util.List;
import java.util.Locale;

/**
 * A rule in force and how it stands.
 *
 * @param title what holds when it passes
 * @param safeguards citations of 45 CFR that it serves
 * @param origin who speaks through it; what is {@code reported} by other products is never scored
 * @param version raised whenever the same resource could get another verdict
 * @param service short name of the AWS service; empty for rules that the catalogue does not know
 * @param type CloudFormation type name of what it judges
 * @param tier 1 is the core, 3 goes beyond what peers ask; 0 for rules that the catalogue does not know
 * @param standing the counts in a word; {@code idle} where there is nothing to judge
 */
record RuleItem(
        String id,
        String title,
        @Words(of = Severity.class) String severity,
        List<String> safeguards,
        @Words(of = RuleDefinition.Origin.class) String origin,
        int version,
        String service,
        String type,
        int tier,
        @Words({"failing", "unknown", "holds", "idle"}) String standing,
        VerdictCounts counts) {

    /**
     * How many resources get which verdict.
     *
     * @param failed failing, those whose risk was accepted among them
     * @param unknown not readable: neither passing nor failing
     * @param openFindings findings that are open
     */
    record VerdictCounts(long passed, long failed, long unknown, long notApplicable, long openFindings) {

        static VerdictCounts of(RuleCounts counts) {
            return new VerdictCounts(
                    counts.passed(), counts.failed(), counts.unknown(), counts.notApplicable(), counts.open());
        }
    }

    static RuleItem of(RuleRow row) {
        var rule = row.rule();
        return new RuleItem(
                rule.id(),
                rule.title(),
                rule.severity().word(),
                rule.safeguards(),
                rule.origin().name().toLowerCase(Locale.ROOT),
                rule.version(),
                row.facts().service(),
                row.type(),
                row.facts().tier(),
                row.counts().standing(),
                VerdictCounts.of(row.counts()));
    }
}
