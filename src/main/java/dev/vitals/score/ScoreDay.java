package dev.vitals.score;

import dev.vitals.rule.Severity;
import dev.vitals.score.SafeguardScore.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;

/**
 * One day of a scope's trend.
 *
 * @param decided safeguards that stand by a documented decision: never counted as met
 * @param ruleSet changes when the rules change: a step that is no improvement
 * @param scanned false where no scan covered the day: the rules count as they were last judged
 */
public record ScoreDay(
        LocalDate day,
        int met,
        int notMet,
        int accepted,
        int decided,
        int notAssessed,
        int awaiting,
        int total,
        Points points,
        int openCritical,
        int openHigh,
        int openMedium,
        int openLow,
        String ruleSet,
        String settingsHash,
        boolean scanned) {

    /** Safeguards that can be told by now: all but those that wait for people. */
    public int provable() {
        return total - awaiting;
    }

    /** Findings that were open. */
    public int open() {
        return openCritical + openHigh + openMedium + openLow;
    }

    /** Whether the same rules with the same settings measured both days: only then is a step a change of the accounts. */
    public boolean isMeasuredLike(ScoreDay other) {
        return ruleSet.equals(other.ruleSet) && settingsHash.equals(other.settingsHash);
    }

    static ScoreDay of(LocalDate day, Score score, Map<Severity, Integer> open, Measure measure, boolean scanned) {
        return new ScoreDay(
                day,
                score.count(State.MET),
                score.count(State.NOT_MET),
                score.count(State.ACCEPTED),
                score.count(State.DECIDED),
                score.count(State.NOT_ASSESSED),
                score.count(State.AWAITING_ATTESTATION),
                score.total(),
                score.points(),
                open.getOrDefault(Severity.CRITICAL, 0),
                open.getOrDefault(Severity.HIGH, 0),
                open.getOrDefault(Severity.MEDIUM, 0),
                open.getOrDefault(Severity.LOW, 0),
                measure.ruleSet(),
                measure.settingsHash(),
                scanned);
    }

    /** What the store keeps, by column. */
    Map<String, Object> columns() {
        return Map.ofEntries(
                Map.entry("day", day),
                Map.entry("met", met),
                Map.entry("not_met", notMet),
                Map.entry("accepted", accepted),
                Map.entry("decided", decided),
                Map.entry("not_assessed", notAssessed),
                Map.entry("awaiting", awaiting),
                Map.entry("total", total),
                Map.entry("pass_points", points.passed()),
                Map.entry("accepted_points", points.accepted()),
                Map.entry("weight_points", points.weight()),
                Map.entry("evaluated", points.evaluated()),
                Map.entry("in_scope", points.inScope()),
                Map.entry("open_critical", openCritical),
                Map.entry("open_high", openHigh),
                Map.entry("open_medium", openMedium),
                Map.entry("open_low", openLow),
                Map.entry("rule_set", ruleSet),
                Map.entry("settings_hash", settingsHash),
                Map.entry("scanned", scanned));
    }

    /** A row of {@code score_day}. */
    public static ScoreDay of(ResultSet row) throws SQLException {
        var points = new Points(
                row.getBigDecimal("pass_points"),
                row.getBigDecimal("accepted_points"),
                row.getBigDecimal("weight_points"),
                row.getLong("evaluated"),
                row.getLong("in_scope"));
        return new ScoreDay(
                row.getObject("day", LocalDate.class),
                row.getInt("met"),
                row.getInt("not_met"),
                row.getInt("accepted"),
                row.getInt("decided"),
                row.getInt("not_assessed"),
                row.getInt("awaiting"),
                row.getInt("total"),
                points,
                row.getInt("open_critical"),
                row.getInt("open_high"),
                row.getInt("open_medium"),
                row.getInt("open_low"),
                row.getString("rule_set"),
                row.getString("settings_hash"),
                row.getBoolean("scanned"));
    }
}
