package dev.vitals.finding;

import dev.vitals.inventory.TypeName;
import dev.vitals.rule.RuleSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a list.
 *
 * @param resource the number under which its resource is kept
 * @param resourceId what AWS calls it
 * @param since when the machine's state last turned
 * @param resolvedAt null while it is not resolved
 */
record FindingRow(
        long id,
        String rule,
        String severity,
        String headline,
        String account,
        String accountName,
        String region,
        String type,
        long resource,
        String resourceId,
        String resourceName,
        String machineState,
        String humanState,
        Instant openedAt,
        Instant since,
        @Nullable Instant resolvedAt,
        int reopened) {

    static FindingRow of(ResultSet row, int number) throws SQLException {
        return new FindingRow(
                row.getLong("id"),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("region"),
                row.getString("type"),
                row.getLong("resource"),
                row.getString("resource_id"),
                row.getString("resource_name"),
                row.getString("machine_state"),
                row.getString("human_state"),
                required(row, "opened_at"),
                required(row, "state_since"),
                instant(row, "resolved_at"),
                row.getInt("reopened"));
    }

    /** Who says it. */
    public RuleSource source() {
        return RuleSource.of(rule);
    }

    /** What to call its state. */
    public String stateWords() {
        return switch (machineState) {
            case "unknown" -> "not readable now";
            case "gone" -> source().isReported() ? "no longer reported" : "no longer judged";
            case "passing" -> "resolved";
            default -> humanState.equals("open") ? "failing" : humanWords();
        };
    }

    /** The colour of its state. */
    public String stateClass() {
        return switch (machineState) {
            case "unknown" -> "unknown";
            case "gone" -> "";
            case "passing" -> "pass";
            default ->
                switch (humanState) {
                    case "open" -> "fail";
                    case "accepted", "false_positive" -> "";
                    default -> "awaiting";
                };
        };
    }

    public String humanWords() {
        return switch (humanState) {
            case "accepted" -> "risk accepted";
            case "acceptance_requested" -> "acceptance asked for";
            default -> humanState.replace('_', ' ');
        };
    }

    public String typeLabel() {
        return new TypeName(type).label();
    }

    /** Whether its resource has a name of its own beside its id. */
    public boolean isNamed() {
        return !resourceName.equals(resourceId);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
