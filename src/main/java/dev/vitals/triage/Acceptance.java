package dev.vitals.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision about findings that one person asked for and another decided, or has yet to.
 *
 * @param kind {@code risk}, or {@code false_positive}
 * @param reach {@code findings}, {@code rule} or {@code account}: how they were chosen
 * @param accounts ids of the accounts of its findings
 * @param until its last day, in the organization's zone; null for a false positive
 * @param extended the acceptance whose place it takes; null where it takes none
 * @param findings how many it covered when it was asked for
 * @param critical how many of those were critical
 * @param state {@code requested}, {@code approved}, {@code rejected}, {@code withdrawn} or {@code expired}
 * @param holding how many findings it covers now
 */
public record Acceptance(
        long id,
        String kind,
        String reach,
        @Nullable String rule,
        String tag,
        List<String> accounts,
        String reason,
        String measure,
        @Nullable LocalDate until,
        @Nullable Long extended,
        int findings,
        int critical,
        String state,
        UUID requestedBy,
        String requestedName,
        Instant requestedAt,
        String decidedName,
        @Nullable Instant decidedAt,
        String decidedNote,
        @Nullable Instant endedAt,
        String endedName,
        String endedBecause,
        int holding) {

    /** What a query selects for one from {@code acceptance a}. */
    static final String COLUMNS = "a.*, (select count(*) from acceptance_finding c where c.acceptance_id = a.id"
            + " and c.held_from is not null and c.held_to is null) as holding";

    static Acceptance of(ResultSet row, int number) throws SQLException {
        return new Acceptance(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("reach"),
                row.getString("rule_id"),
                row.getString("tag"),
                List.of((String[]) row.getArray("accounts").getArray()),
                row.getString("reason"),
                row.getString("measure"),
                row.getObject("until", LocalDate.class),
                row.getObject("extends", Long.class),
                row.getInt("findings"),
                row.getInt("critical"),
                row.getString("state"),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_name"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_name"),
                instant(row, "decided_at"),
                row.getString("decided_note"),
                instant(row, "ended_at"),
                row.getString("ended_name"),
                row.getString("ended_because"),
                row.getInt("holding"));
    }

    public boolean isRisk() {
        return kind.equals("risk");
    }

    public boolean isWaiting() {
        return state.equals("requested");
    }

    /** Whether it holds on a day: an acceptance ends with its last day, whoever has noticed. */
    public boolean holdsOn(LocalDate day) {
        return state.equals("approved") && (until == null || !until.isBefore(day));
    }

    /** What to call it. */
    public String title() {
        return (isRisk() ? "Risk acceptance " : "False positive ") + id;
    }

    /** What to call its state. */
    public String stateWords() {
        return switch (state) {
            case "requested" -> "waits for approval";
            case "approved" -> "in force";
            case "rejected" -> "refused";
            default -> state;
        };
    }

    /** The colour of its state. */
    public String mark() {
        return switch (state) {
            case "requested" -> "awaiting";
            case "approved" -> "accepted";
            default -> "";
        };
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
