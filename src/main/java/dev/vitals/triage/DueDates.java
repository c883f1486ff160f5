package dev.vitals.triage;

import dev.vitals.page.Organization;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of days, version by version, and the due dates that follow from it. */
@Repository
class DueDates {

    private static final String COUNTED =
            "f.resolved_at is null and f.human_state not in ('accepted', 'false_positive')"
                    + " and f.due_from is not null";

    /** Findings that share account, severity and day share the due date. */
    private static final String KINDS = """
            select distinct f.account_id, f.severity, (f.due_from at time zone :zone)::date as day from finding f
             where %s and %s
            """;

    /** Locked in the order of their ids, as scans do. */
    private static final String SET = """
            with undue as materialized (
                select f.id from finding f where %s and %s order by f.id for no key update)
            update finding f set due_at = n.due, due_by = 'table'
              from jsonb_to_recordset(:rows::jsonb) as n (account text, severity text, day date, due timestamptz)
             where f.id in (select id from undue) and f.account_id = n.account and f.severity = n.severity
               and (f.due_from at time zone :zone)::date = n.day and f.due_at is distinct from n.due
            """;

    private static final String UNSET = "f.due_at is null and f.due_by = ''";
    private static final String BY_TABLE = "f.due_by in ('', 'table')";

    private final JdbcClient sql;
    private final Organization organization;
    private final Clock clock;

    DueDates(JdbcClient sql, Organization organization, Clock clock) {
        this.sql = sql;
        this.organization = organization;
        this.clock = clock;
    }

    /** A version of the table, and who saved it why. */
    record Version(long version, DueTable table, OffsetDateTime at, String by, String reason) {}

    /** The table in force. */
    DueTable table() {
        return newest().map(Version::table).orElse(DueTable.DEFAULTS);
    }

    Optional<Version> newest() {
        return history().stream().findFirst();
    }

    /** Everything that was ever saved, the newest first. */
    List<Version> history() {
        return sql.sql("select * from due_version order by version desc")
                .query((row, number) -> new Version(
                        row.getLong("version"),
                        JsonMapper.shared().readValue(row.getString("body"), DueTable.class),
                        row.getObject("saved_at", OffsetDateTime.class),
                        row.getString("saved_by"),
                        row.getString("reason")))
                .list();
    }

    void save(DueTable table, String by, String reason) {
        sql.sql("insert into due_version (body, saved_at, saved_by, reason) values (:body::jsonb, :at, :by, :reason)")
                .param("body", JsonMapper.shared().writeValueAsString(table))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /** Gives every finding that is open and has no due date its own. */
    int settle() {
        return set(table(), UNSET);
    }

    /** Gives every finding whose due date nobody set by hand the one that the table says now. */
    int settleAnew() {
        return set(table(), BY_TABLE);
    }

    /**
     * What a table would do to findings that are open.
     *
     * @param moved how many would have another due date
     * @param late how many would be overdue at once and are not now
     */
    record Effect(int moved, int late) {}

    Effect effect(DueTable table) {
        return sql.sql("""
                        select count(*) filter (where f.due_at is distinct from n.due) as moved,
                               count(*) filter (where n.due <= :now and coalesce(f.due_at > :now, true)) as late
                          from finding f
                          join jsonb_to_recordset(:rows::jsonb) as n (account text, severity text, day date, due timestamptz)
                            on f.account_id = n.account and f.severity = n.severity
                           and (f.due_from at time zone :zone)::date = n.day
                         where %s and %s
                        """.formatted(COUNTED, BY_TABLE))
                .param("rows", rows(table, BY_TABLE))
                .param("zone", organization.zone().getId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Effect(row.getInt("moved"), row.getInt("late")))
                .single();
    }

    private int set(DueTable table, String which) {
        var rows = rows(table, which);
        return rows.equals("[]")
                ? 0
                : sql.sql(SET.formatted(COUNTED, which))
                        .param("rows", rows)
                        .param("zone", organization.zone().getId())
                        .update();
    }

    private String rows(DueTable table, String which) {
        var groups = groups();
        var rows = sql.sql(KINDS.formatted(COUNTED, which))
                .param("zone", organization.zone().getId())
                .query((row, number) -> row(
                        table,
                        groups,
                        row.getString("account_id"),
                        row.getString("severity"),
                        row.getObject("day", LocalDate.class)))
                .list();
        return JsonMapper.shared().writeValueAsString(rows);
    }

    private Map<String, String> row(
            DueTable table, Map<String, List<Long>> groups, String account, String severity, LocalDate day) {
        var last = table.lastDay(day, severity, groups.getOrDefault(account, List.of()));
        return Map.of(
                "account",
                account,
                "severity",
                severity,
                "day",
                day.toString(),
                "due",
                last.plusDays(1).atStartOfDay(organization.zone()).toInstant().toString());
    }

    private Map<String, List<Long>> groups() {
        var groups = new HashMap<String, List<Long>>();
        sql.sql("select account_id, array_agg(group_id) as groups from account_group_member group by account_id")
                .query(row -> {
                    groups.put(row.getString("account_id"), List.of((Long[])
                            row.getArray("groups").getArray()));
                });
        return groups;
    }
}
