package dev.vitals.finding;

import dev.vitals.page.Slice;
import dev.vitals.rule.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a list of findings holds of one rule.
 *
 * @param title what the rule asks for, or its id where it is not in force
 * @param severity the worst among them
 * @param bySeverity how many there are of each severity, the worst first
 * @param findings how many there are, one for each resource
 * @param judged how many resources the rule judges in the accounts shown; 0 where the filter leaves some of them out
 */
public record RuleGroup(
        String rule, String title, String severity, Map<String, Long> bySeverity, long findings, long judged) {

    /** How many findings they are together, and none of them. */
    static Slice<FindingRow> counted(List<RuleGroup> groups) {
        var total = groups.stream().mapToLong(RuleGroup::findings).sum();
        return new Slice<>(List.of(), total, 1, (int) Math.clamp(total, 1, Integer.MAX_VALUE));
    }

    /** "5 of 31 resources", or "5 resources" where the whole is not known. */
    public String words() {
        return "%,d %s".formatted(findings, rest());
    }

    /** What follows the number of findings: "of 31 resources". */
    public String rest() {
        var noun = Math.max(findings, judged) == 1 ? "resource" : "resources";
        return isWholeKnown() ? "of %,d %s".formatted(judged, noun) : noun;
    }

    /** How many in a hundred fail, at least one; 0 where the whole is not known. */
    public long share() {
        return isWholeKnown() ? Math.max(1, findings * 100 / judged) : 0;
    }

    /** Findings of what is unread or gone may be more than what is judged: then there is no whole. */
    private boolean isWholeKnown() {
        return judged >= findings && !isReported();
    }

    /** "2 critical, 3 high", where there is more than one severity; empty where there is one. */
    public String mix() {
        return bySeverity.size() < 2
                ? ""
                : bySeverity.entrySet().stream()
                        .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** Who says it. */
    public RuleSource source() {
        return RuleSource.of(rule);
    }

    /** Whether another product says it, which does not tell what it looked at. */
    public boolean isReported() {
        return source().isReported();
    }
}
