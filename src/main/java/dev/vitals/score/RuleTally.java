package dev.vitals.score;

import dev.vitals.rule.RuleDefinition;
import java.util.List;
import java.util.stream.Stream;

/**
 * How one rule stands in a scope: each resource counts in exactly one of these.
 *
 * @param failed without those whose risk was accepted
 * @param accepted failures whose risk somebody accepted, or that somebody called false
 * @param acceptances ids of the decisions by which they are
 */
public record RuleTally(
        RuleDefinition rule,
        long passed,
        long failed,
        long unknown,
        long notApplicable,
        long accepted,
        List<Long> acceptances) {

    public RuleTally(RuleDefinition rule, long passed, long failed, long unknown, long notApplicable, long accepted) {
        this(rule, passed, failed, unknown, notApplicable, accepted, List.of());
    }

    /** The same rule in two scopes that share no account, taken together. */
    RuleTally and(RuleTally other) {
        return new RuleTally(
                rule,
                passed + other.passed,
                failed + other.failed,
                unknown + other.unknown,
                notApplicable + other.notApplicable,
                accepted + other.accepted,
                Stream.concat(acceptances.stream(), other.acceptances.stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

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
