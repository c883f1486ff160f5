package dev.vitals.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;

/**
 * How one rule stood in a kept score, exactly as it was counted then: the rule may have changed since, or be gone.
 *
 * @param weight of its severity at the time
 * @param fail without those whose risk was accepted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RuleLine(
        String rule, int version, int weight, long pass, long fail, long unknown, long notApplicable, long accepted) {

    static RuleLine of(RuleTally tally) {
        return new RuleLine(
                tally.rule().id(),
                tally.rule().version(),
                tally.weight(),
                tally.passed(),
                tally.failed(),
                tally.unknown(),
                tally.notApplicable(),
                tally.accepted());
    }

    /** Resources that it was about, readable or not. */
    public long inScope() {
        return pass + fail + accepted + unknown;
    }

    /** What it gave of its weight; none where it was about nothing. */
    public BigDecimal points() {
        return of(pass);
    }

    /** What its accepted failures are worth. */
    public BigDecimal acceptedPoints() {
        return of(accepted);
    }

    /** Whether it counted: a rule that was about nothing weighs nothing. */
    public boolean counts() {
        return inScope() > 0;
    }

    private BigDecimal of(long part) {
        return counts() ? Points.share(weight * part, inScope(), Points.SCALE) : BigDecimal.ZERO;
    }
}
