package dev.vitals.score;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * One day of a scope's trend.
 *
 * @param ruleSet changes when the rules change: a step that is no improvement
 */
public record ScoreDay(
        LocalDate day,
        int met,
        int notMet,
        int accepted,
        int notAssessed,
        int awaiting,
        int total,
        Points points,
        int openCritical,
        int openHigh,
        int openMedium,
        int openLow,
        String ruleSet,
        String settingsHash) {

    static ScoreDay of(ResultSet row) throws SQLException {
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
                row.getInt("not_assessed"),
                row.getInt("awaiting"),
                row.getInt("total"),
                points,
                row.getInt("open_critical"),
                row.getInt("open_high"),
                row.getInt("open_medium"),
                row.getInt("open_low"),
                row.getString("rule_set"),
                row.getString("settings_hash"));
    }
}
