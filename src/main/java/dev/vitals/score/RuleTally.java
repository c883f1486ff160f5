package dev.vitals.score;

import dev.vitals.rule.RuleDefinition;

/**
 * How one rule stands in a scope: each resource counts in exactly one of these.
 *
 * @param failed without those whose risk was accepted
 * @param accepted failures whose risk somebody accepted, or that somebody called false
 */
public record RuleTally(
        RuleDefinition rule, long passed, long failed, long unknown, long notApplicable, long accepted) {

    /** Resources that were really judged. */
    public long evaluated() {
        return passed + failed + accepted;
    }

    /** Resources that the rule is about, readable or not. */
    public long inScope() {
        return evaluated() + unknown;
    }

    public int weight() {
        return rule.severity().weight();
    }
}
