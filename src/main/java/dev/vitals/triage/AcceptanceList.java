package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.page.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Acceptances to look through, and what each covers. */
@Repository
class AcceptanceList {

    static final List<Choice> STATES = List.of(
            new Choice("requested", "Waits for approval"),
            new Choice("approved", "In force"),
            new Choice("lapsing", "Ends within 14 days"),
            new Choice("expired", "Expired"),
            new Choice("withdrawn", "Withdrawn"),
            new Choice("rejected", "Refused"));

    private static final int SHOWN = 500;

    private static final String SELECT = "select %s from acceptance a where %s"
            + " order by a.state <> 'requested', a.state <> 'approved', a.until, a.id desc limit %d";

    private static final String COVERED = """
            select f.id, f.severity, f.headline, coalesce(a.name, f.account_id) as account_name, f.machine_state,
                   c.held_from, c.held_to, c.because
              from acceptance_finding c join finding f on f.id = c.finding_id left join account a on a.id = f.account_id
             where c.acceptance_id = :id
             order by c.held_to is not null,
                      case f.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, f.id
             limit 500
            """;

    private final JdbcClient sql;
    private final FindingList findings;
    private final Picked picked;

    AcceptanceList(JdbcClient sql, FindingList findings, Picked picked) {
        this.sql = sql;
        this.findings = findings;
        this.picked = picked;
    }

    /** Those in a state, all for none; what waits comes first, then what ends first. */
    List<Acceptance> of(String state) {
        var today = picked.now().day();
        var condition = switch (state) {
            case "" -> "true";
            case "lapsing" -> "a.state = 'approved' and a.until between :day and :soon";
            case "approved" -> "a.state = 'approved' and coalesce(a.until >= :day, true)";
            case "expired" -> "(a.state = 'expired' or a.state = 'approved' and a.until < :day)";
            default -> "a.state = :state";
        };
        return sql.sql(SELECT.formatted(Acceptance.COLUMNS, condition, SHOWN))
                .param("state", state)
                .param("day", today)
                .param("soon", today.plusDays(AcceptanceClock.WARNED))
                .query(Acceptance::of)
                .list();
    }

    /**
     * A finding that an acceptance covers, or covered.
     *
     * @param because why it does no more; empty where it does
     */
    record Covered(
            long id,
            String severity,
            String headline,
            String accountName,
            String machineState,
            @Nullable Instant from,
            @Nullable Instant to,
            String because) {

        public String words() {
            return switch (because) {
                case "" -> from == null ? "waits" : "covered";
                case "changed" -> "fails otherwise now";
                case "extended" -> "covered by a newer one";
                default -> because;
            };
        }
    }

    List<Covered> covered(long id) {
        return sql.sql(COVERED).param("id", id).query(AcceptanceList::covered).list();
    }

    /** How many open findings its selector would match now that it does not cover; none where findings were picked. */
    long matchingButUncovered(Acceptance acceptance) {
        if (acceptance.reach().equals("findings") || acceptance.rule() == null) {
            return 0;
        }
        var filter = new FindingFilter(
                "", "", "", "", "", "", "", acceptance.rule(), "", "", "", "", "", "", "", acceptance.tag());
        return findings.count(filter, picked.now());
    }

    private static Covered covered(ResultSet row, int number) throws SQLException {
        return new Covered(
                row.getLong("id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_name"),
                row.getString("machine_state"),
                instant(row, "held_from"),
                instant(row, "held_to"),
                row.getString("because"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
