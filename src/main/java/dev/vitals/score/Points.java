package dev.vitals.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * The weighted pass rate with its parts, and the coverage. Each rule that is about anything counts once: its weight
 * times the share of its resources that pass. Unreadable resources are in the whole and never in the passing part.
 *
 * @param passed weight that passes
 * @param accepted weight that fails with accepted risk: a band of its own
 * @param weight all weight
 */
public record Points(BigDecimal passed, BigDecimal accepted, BigDecimal weight, long evaluated, long inScope) {

    static final int SCALE = 6;
    private static final int RATE_SCALE = 4;

    static Points of(Collection<RuleTally> tallies) {
        var sum = new Points(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);
        for (RuleTally tally : tallies) {
            if (tally.inScope() > 0) {
                sum = sum.plus(of(tally));
            }
        }
        return sum;
    }

    /** Passing weight of all weight, from 0 to 1; empty where no rule is about anything. */
    public Optional<BigDecimal> passRate() {
        return weight.signum() == 0
                ? Optional.empty()
                : Optional.of(passed.divide(weight, RATE_SCALE, RoundingMode.DOWN));
    }

    /** Judged of in scope, from 0 to 1; empty where nothing is in scope. */
    public Optional<BigDecimal> coverage() {
        return inScope == 0 ? Optional.empty() : Optional.of(share(evaluated, inScope, RATE_SCALE));
    }

    private static Points of(RuleTally tally) {
        var weight = tally.weight();
        return new Points(
                share(weight * tally.passed(), tally.inScope(), SCALE),
                share(weight * tally.accepted(), tally.inScope(), SCALE),
                BigDecimal.valueOf(weight),
                tally.evaluated(),
                tally.inScope());
    }

    private Points plus(Points other) {
        return new Points(
                passed.add(other.passed),
                accepted.add(other.accepted),
                weight.add(other.weight),
                evaluated + other.evaluated,
                inScope + other.inScope);
    }

    /** Rounded down: nothing short of everything may look like everything. */
    static BigDecimal share(long part, long whole, int scale) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), scale, RoundingMode.DOWN);
    }
}
