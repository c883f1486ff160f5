package dev.vitals.evidence;

import dev.vitals.attestation.Decision;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.score.RuleLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a binder says of one safeguard.
 *
 * @param rules that decided it at the end
 * @param findings of those rules that were open at some time of the period
 * @param accepted those of them whose failures count as accepted
 * @param said of those findings and meant for the evidence
 * @param openAtEnd how many of the findings were open, accepted or not
 */
record SafeguardSection(
        Safeguard safeguard,
        SafeguardHistory history,
        List<RulePart> rules,
        Cut<FindingLine> findings,
        Cut<FindingLine> accepted,
        Cut<SaidLine> said,
        long openAtEnd,
        List<AttestedLine> attestations,
        @Nullable Decision decision) {

    /**
     * A rule as it judged then.
     *
     * @param title what holds when it passes, in today's words; the id where the rule is no longer there
     * @param versionNow null where the rule is no longer there
     */
    record RulePart(RuleLine line, String title, @Nullable Integer versionNow) {

        /** Whether what it says today is not what it said then. */
        public boolean isOtherNow() {
            return versionNow == null || versionNow != line.version();
        }
    }

    /** For links within the paper. */
    public String anchor() {
        return "s-" + safeguard.citation().replaceAll("[^0-9A-Za-z]+", "-");
    }

    /** Rules that had something to judge. */
    public List<RulePart> judging() {
        return rules.stream().filter(rule -> rule.line().counts()).toList();
    }

    /** Rules that were about nothing in this scope. */
    public List<RulePart> idle() {
        return rules.stream().filter(rule -> !rule.line().counts()).toList();
    }
}
