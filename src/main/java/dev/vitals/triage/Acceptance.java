package dev.vitals.triage;

import dev.vitals.page.VisibleMoments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
 * @param holding how many findings it covers, as {@code state} at the moment that was asked about
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

    /** The {@code :moment} of who asks how it stands now; no clock of another instance is ahead of it. */
    static final OffsetDateTime NOW = VisibleMoments.EVER.to().atOffset(ZoneOffset.UTC);

    /** Its state as it was at {@code :moment}. */
    static final String STATE = """
            case when a.decided_at is null or a.decided_at > :moment
                 then case when a.ended_at <= :moment then 'withdrawn' else 'requested' end
                 when a.ended_at is null or a.ended_at > :moment
                 then case a.state when 'rejected' then 'rejected' else 'approved' end
                 else a.state end""";

    /** What a query selects for one from {@code acceptance a}, as it was at {@code :moment}. */
    static final String COLUMNS = "a.*, " + STATE + " as state_then, a.decided_at <= :moment as is_decided,"
            + " a.ended_at <= :moment as is_ended, (select count(*) from acceptance_finding c where c.acceptance_id = a.id"
            + " and c.held_from <= :moment and (c.held_to is null or c.held_to > :moment)) as holding";

    static Acceptance of(ResultSet row, int number) throws SQLException {
        var isDecided = row.getBoolean("is_decided");
        var isEnded = row.getBoolean("is_ended");
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
                row.getString("state_then"),
                row.getObject("requested_by", UUID.class),
                row.getString("requested_name"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                isDecided ? row.getString("decided_name") : "",
                isDecided ? instant(row, "decided_at") : null,
                isDecided ? row.getString("decided_note") : "",
                isEnded ? instant(row, "ended_at") : null,
                isEnded ? row.getString("ended_name") : "",
                isEnded ? row.getString("ended_because") : "",
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
