package dev.vitals.triage;

import dev.vitals.page.Choice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How repair goes over time, from the spells during which findings were open. */
@Repository
class Remediation {

    private static final String IN_SCOPE = """
            (:scope = '' or s.account_id = :scope
                or s.account_id in (select account_id from account_group_member where 'group:' || group_id = :scope))
            """;

    private static final String NUMBERS = """
            count(*) filter (where opened_in) as opened,
            count(*) filter (where closed_in and closed_as = 'passing') as fixed,
            count(*) filter (where closed_in and closed_as = 'gone') as gone,
            avg(extract(epoch from closed_at - opened_at) / 86400) filter (where closed_in and closed_as = 'passing') as days,
            count(*) filter (where closed_in and sla = 'met') as met,
            count(*) filter (where closed_in and sla = 'breached') as breached,
            count(*) filter (where closed_in and closed_as = 'passing' and worked_by = '') as by_itself
            """;

    private static final String SPELLS = """
            (select s.*, s.opened_at >= :from and s.opened_at < :to as opened_in,
                    coalesce(s.closed_at >= :from and s.closed_at < :to, false) as closed_in
               from finding_spell s
              where s.opened_at < :to and (s.opened_at >= :from or s.closed_at >= :from) and %s)
            """.formatted(IN_SCOPE);

    private static final String WEEKS = """
            with spell as (
                select s.opened_at, s.closed_at, s.closed_as, s.sla, s.worked_by,
                       (s.opened_at at time zone :zone)::date as opened_on,
                       (s.closed_at at time zone :zone)::date as closed_on
                  from %s s),
            dated as (
                select w.week::date as week, s.*, s.opened_on >= w.week::date and s.opened_on < w.week::date + 7 as opened_in,
                       coalesce(s.closed_on >= w.week::date and s.closed_on < w.week::date + 7, false) as closed_in
                  from generate_series(:first::date, :last::date, interval '7 days') w (week)
                  left join spell s on s.opened_on >= w.week::date and s.opened_on < w.week::date + 7
                                    or s.closed_on >= w.week::date and s.closed_on < w.week::date + 7)
            select week, %s from dated group by week order by week
            """.formatted(SPELLS, NUMBERS);

    private final JdbcClient sql;

    Remediation(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What happened to findings of some kind in a time.
     *
     * @param name week, severity, owner or person
     * @param opened how many were opened or reopened
     * @param fixed how many a scan saw put right
     * @param gone how many closed because what they were about is gone
     * @param days mean time to fix, in days; null where nothing was fixed
     * @param met of those that closed, in time
     * @param breached of those that closed, late
     * @param byItself of those that were fixed, without anybody having had them in work
     */
    record Numbers(
            String name,
            long opened,
            long fixed,
            long gone,
            @Nullable Double days,
            long met,
            long breached,
            long byItself) {

        /** Of a week, its Monday. */
        public LocalDate day() {
            return LocalDate.parse(name);
        }

        /** Such as "4.5 days"; empty where nothing was fixed. */
        public String meanWords() {
            return days == null ? "" : "%.1f days".formatted(days);
        }

        /** Of those that were due, in time, from 0 to 100; null where none was due. */
        public @Nullable Long metPercent() {
            return met + breached == 0 ? null : met * 100 / (met + breached);
        }
    }

    /**
     * A time and a part of the accounts.
     *
     * @param scope empty for all, an account's id, or {@code group:7}
     * @param first the first day, a Monday in the organization's zone
     * @param last the last day
     */
    record Span(String scope, LocalDate first, LocalDate last, ZoneId zone) {

        /** Some weeks of which the last is that of a day, until that day. */
        static Span until(LocalDate last, int weeks, String scope, ZoneId zone) {
            var monday = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return new Span(scope, monday.minusWeeks(weeks - 1L), last, zone);
        }

        Instant from() {
            return first.atStartOfDay(zone).toInstant();
        }

        Instant to() {
            return last.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    /** Parts of the accounts that can be asked for: groups first, then accounts. */
    List<Choice> scopes() {
        return sql.sql("""
                        select 'group:' || id as value, name as label, 0 as place from account_group
                        union all select id::text, name, 1 from account order by place, label""")
                .query((row, number) -> new Choice(row.getString("value"), row.getString("label")))
                .list();
    }

    /** Week by week, the oldest first; each named by its Monday. */
    List<Numbers> weeks(Span span) {
        return ask(WEEKS, span)
                .param("first", span.first())
                .param("last", span.last())
                .param("zone", span.zone().getId())
                .query((row, number) ->
                        numbers(row, row.getObject("week", LocalDate.class).toString()))
                .list();
    }

    /** The whole time in one row. */
    Numbers total(Span span) {
        return ask("select %s from %s s".formatted(NUMBERS, SPELLS), span)
                .query((row, number) -> numbers(row, "All"))
                .single();
    }

    /** By severity, the worst first. */
    List<Numbers> severities(Span span) {
        return by(
                "s.severity",
                "case s.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end",
                span);
    }

    /** By the team or member that had them when they closed, or has them now. */
    List<Numbers> owners(Span span) {
        return ask("""
                        select coalesce(t.name, m.name, 'Nobody') as name, %s
                          from %s s
                          left join finding f on f.id = s.finding_id and s.closed_at is null
                          left join team t on t.id = coalesce(s.owner_team, f.owner_team)
                          left join member m on m.id = coalesce(s.owner_member, f.owner_member)
                         group by 1 order by 1
                        """.formatted(NUMBERS.replace("closed_at - opened_at", "s.closed_at - s.opened_at"), SPELLS), span)
                .query((row, number) -> numbers(row, row.getString("name")))
                .list();
    }

    /** By who had them in work when a scan saw them fixed. */
    List<Numbers> people(Span span) {
        return ask("""
                        select coalesce(nullif(s.worked_by, ''), 'By itself') as name, %s from %s s
                         where closed_in and closed_as = 'passing' group by 1 order by fixed desc, 1
                        """.formatted(NUMBERS, SPELLS), span)
                .query((row, number) -> numbers(row, row.getString("name")))
                .list();
    }

    private List<Numbers> by(String column, String order, Span span) {
        return ask(
                        "select %s as name, %s from %s s group by 1 order by min(%s)"
                                .formatted(column, NUMBERS, SPELLS, order),
                        span)
                .query((row, number) -> numbers(row, row.getString("name")))
                .list();
    }

    private JdbcClient.StatementSpec ask(String question, Span span) {
        return sql.sql(question)
                .param("scope", span.scope())
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC));
    }

    private static Numbers numbers(ResultSet row, String name) throws SQLException {
        var days = row.getBigDecimal("days");
        return new Numbers(
                name,
                row.getLong("opened"),
                row.getLong("fixed"),
                row.getLong("gone"),
                days == null ? null : days.doubleValue(),
                row.getLong("met"),
                row.getLong("breached"),
                row.getLong("by_itself"));
    }
}
