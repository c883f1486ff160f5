package dev.vitals.score;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.math.BigDecimal;
import java.util.List;

/**
 * How one rule stood in a kept score, exactly as it was counted then: the rule may have changed since, or be gone.
 *
 * @param weight of its severity at the time
 * @param fail without those whose risk was accepted
 * @param acceptances ids of the decisions by which failures were accepted or called false
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RuleLine(
        String rule,
        int version,
        int weight,
        long pass,
        long fail,
        long unknown,
        long notApplicable,
        long accepted,
        List<Long> acceptances) {

    public RuleLine {
        // What an older row leaves out.
        acceptances = acceptances == null ? List.of() : List.copyOf(acceptances);
    }

    static RuleLine of(RuleTally tally) {
        return new RuleLine(
                tally.rule().id(),
                tally.rule().version(),
                tally.weight(),
                tally.passed(),
                tally.failed(),
                tally.unknown(),
                tally.notApplicable(),
                tally.accepted(),
                tally.acceptances());
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
