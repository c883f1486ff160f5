package dev.vitals.score;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a scope on a day: two, never one, beside how much was read at all.
 *
 * @param day in the organization's zone
 * @param scanned false where no scan covered the day: the rules count as they were last judged
 * @param ruleSet changes when the rules change: a step that is no improvement
 * @param settingsHash changes when the settings or lists change
 */
public record ScoreNumbers(
        LocalDate day,
        SafeguardCounts safeguards,
        PointsAnswer points,
        OpenFindings open,
        boolean scanned,
        String ruleSet,
        String settingsHash) {

    /**
     * How many safeguards stand how.
     *
     * @param accepted would be met, were it not for failures whose risk somebody accepted
     * @param decided addressable ones of which the organization decided in writing to do otherwise
     * @param notAssessed nothing was judged: all unknown, or nothing there
     * @param awaiting only people can show them, and nobody has
     * @param provable all but those that wait for people: the n of "k of n met"
     */
    public record SafeguardCounts(
            int met, int notMet, int accepted, int decided, int notAssessed, int awaiting, int total, int provable) {}

    /**
     * The weighted pass rate with its parts, and the coverage.
     *
     * @param passed weight that passes
     * @param accepted weight that fails with accepted risk: never a pass
     * @param weight all weight
     * @param passRate passed of weight, from 0 to 1; null where no rule is about anything, which is not everything
     * @param evaluated resources that were judged, rule by rule
     * @param inScope resources that there are to judge, readable or not
     * @param coverage evaluated of those in scope, from 0 to 1; null where nothing is in scope
     */
    public record PointsAnswer(
            BigDecimal passed,
            BigDecimal accepted,
            BigDecimal weight,
            @Nullable BigDecimal passRate,
            long evaluated,
            long inScope,
            @Nullable BigDecimal coverage) {

        static PointsAnswer of(Points points) {
            return new PointsAnswer(
                    points.passed(),
                    points.accepted(),
                    points.weight(),
                    points.passRate().orElse(null),
                    points.evaluated(),
                    points.inScope(),
                    points.coverage().orElse(null));
        }
    }

    /** Findings that were open, by severity. */
    public record OpenFindings(int critical, int high, int medium, int low) {}

    /** The numbers of a day. */
    public static ScoreNumbers of(ScoreDay day) {
        return new ScoreNumbers(
                day.day(),
                new SafeguardCounts(
                        day.met(),
                        day.notMet(),
                        day.accepted(),
                        day.decided(),
                        day.notAssessed(),
                        day.awaiting(),
                        day.total(),
                        day.provable()),
                PointsAnswer.of(day.points()),
                new OpenFindings(day.openCritical(), day.openHigh(), day.openMedium(), day.openLow()),
                day.scanned(),
                day.ruleSet(),
                day.settingsHash());
    }
}
