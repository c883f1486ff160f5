package dev.vitals.score;

import java.math.BigDecimal;
import java.util.List;

/**
 * A line of the explanation of a score: how one rule was counted. Points and weights of all lines add up to the score's.
 *
 * @param title what holds when the rule passes; the id where the rule is no longer in force
 * @param isInForce whether the rule still is
 * @param counts whether it counted: a rule that was about nothing weighs nothing
 * @param version of the rule as it was counted; 0 where it was about nothing
 * @param weight of its severity
 * @param points what it gave of its weight
 * @param acceptedPoints what its accepted failures are worth: never a pass
 * @param fail without those whose risk was accepted
 * @param unknown not readable: in scope and not passing
 */
record ScoreLine(
        String rule,
        String title,
        boolean isInForce,
        boolean counts,
        int version,
        int weight,
        BigDecimal points,
        BigDecimal acceptedPoints,
        long pass,
        long fail,
        long unknown,
        long notApplicable,
        long accepted) {

    static ScoreLine of(RuleExplanation explained) {
        var line = explained.line() == null
                ? new RuleLine(explained.id(), 0, 0, 0, 0, 0, 0, 0, List.of())
                : explained.line();
        return new ScoreLine(
                explained.id(),
                explained.title(),
                explained.isKnown(),
                explained.counts(),
                line.version(),
                line.weight(),
                line.points(),
                line.acceptedPoints(),
                line.pass(),
                line.fail(),
                line.unknown(),
                line.notApplicable(),
                line.accepted());
    }
}
