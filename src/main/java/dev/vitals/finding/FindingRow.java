package dev.vitals.finding;

import dev.vitals.inventory.TypeName;
import dev.vitals.rule.RuleSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A finding in a list.
 *
 * @param resource the number under which its resource is kept
 * @param resourceId what AWS calls it
 * @param since when the machine's state last turned
 * @param resolvedAt null while it is not resolved
 * @param owner the member or team that is on it; empty for nobody
 * @param dueAt the moment from which it is late; null where it is not due
 * @param overdue whether it is late and nobody has settled it
 * @param acceptedUntil last day of the acceptance that holds; null where none does
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
        int reopened,
        String owner,
        @Nullable Instant dueAt,
        boolean overdue,
        @Nullable LocalDate acceptedUntil) {

    /** What a query selects for a row from {@code f}, with {@link #JOINS}; takes {@code :moment} and {@code :day}. */
    static final String COLUMNS = """
            f.id, f.rule_id, f.severity, f.headline, f.account_id, coalesce(a.name, f.account_id) as account_name,
                   f.region, f.type, f.resource_id as resource, r.resource_id, r.name as resource_name,
                   f.machine_state, f.opened_at, f.state_since, f.resolved_at, f.reopened, f.due_at, f.accepted_until,
                   case when f.human_state = 'accepted' and f.accepted_until < :day then 'open' else f.human_state end
                       as human_state,
                   coalesce(om.name || case when om.active then '' else ' (no longer here)' end, ot.name, '') as owner,
                   coalesce(f.due_at <= :moment and %s, false) as overdue""".formatted(FindingState.OPEN.condition());

    static final String JOINS = """
            join resource r on r.id = f.resource_id
              left join account a on a.id = f.account_id
              left join member om on om.id = f.owner_member
              left join team ot on ot.id = f.owner_team
            """;

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
                row.getInt("reopened"),
                row.getString("owner"),
                instant(row, "due_at"),
                row.getBoolean("overdue"),
                row.getString("human_state").equals("accepted")
                        ? row.getObject("accepted_until", LocalDate.class)
                        : null);
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

    /** The last moment at which it is in time. */
    public @Nullable Instant lastMoment() {
        return dueAt == null ? null : dueAt.minusSeconds(1);
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
            case "review_requested" -> "said to be false";
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
