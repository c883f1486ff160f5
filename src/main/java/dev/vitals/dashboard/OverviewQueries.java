package dev.vitals.dashboard;

import static java.util.stream.Collectors.groupingBy;

import dev.vitals.dashboard.Change.Kind;
import dev.vitals.dashboard.Freshness.Unread;
import dev.vitals.inventory.Cause;
import dev.vitals.score.ScoreScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the overview asks of other rooms' tables, each question in one statement over sets, and never a change. */
@Repository
class OverviewQueries {

    private static final int SHOWN_PER_KIND = 6;

    /**
     * What other products report stands beside the numbers, not among them. What is gone counts as resolved only where it was open until then. What became unreadable may have been resolved
     * before; the list says so.
     */
    private static final String HAPPENED = """
            with happened as (
                select e.id, e.kind, e.at, e.detail, f.id as finding, f.headline, f.severity, f.account_id,
                       coalesce(prior.kind in ('resolved', 'gone'), false) as was_resolved
                  from finding_event e join (select * from finding where %s and position(':' in rule_id) = 0) f on f.id = e.finding_id
                  left join lateral (
                      select p.kind from finding_event p
                       where p.finding_id = e.finding_id and p.id < e.id
                         and p.kind in ('opened', 'reopened', 'resolved', 'gone')
                       order by p.id desc limit 1) prior on e.kind in ('gone', 'unknown')
                 where e.at > :from and e.at <= :to
                   and (e.kind in ('opened', 'reopened', 'resolved', 'unknown')
                        or e.kind = 'gone' and prior.kind in ('opened', 'reopened')))
            """;

    private static final String CHANGES = HAPPENED + """
            , counted as (
                select h.*, (h.at at time zone :zone)::date as day,
                       count(*) over of_kind as of_kind,
                       row_number() over (of_kind order by h.was_resolved,
                           case h.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end,
                           h.id desc) as place
                  from happened h
                window of_kind as (partition by (h.at at time zone :zone)::date, h.kind))
            select c.*, a.name as account_name,
                   case when c.kind in ('opened', 'reopened') and c.detail <> '' then c.detail else c.headline end as said
              from counted c join account a on a.id = c.account_id
             where c.place <= :shown order by c.day desc, c.kind, c.place
            """;

    private static final String ONE_KIND = HAPPENED + """
            select h.*, a.name as account_name,
                   case when h.kind in ('opened', 'reopened') and h.detail <> '' then h.detail else h.headline end as said
              from happened h join account a on a.id = h.account_id
             where h.kind = :kind
             order by case h.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, h.id desc
             limit :size offset :skipped
            """;

    private static final String COUNTS = HAPPENED + "select kind, count(*) as n from happened group by kind";

    private static final String ACCOUNTS = """
            select a.account_id, a.name, whole.ended_at as complete, last.tried, coalesce(last.state, '') as state
              from (select id as account_id, name from account where created_at <= :moment) a
              left join lateral (
                  select s.ended_at from scan s
                   where s.account_id = a.account_id and s.state = 'complete' and s.requested_at <= :moment
                     and s.ended_at <= :moment
                   order by s.requested_at desc limit 1) whole on true
              left join lateral (
                  select coalesce(s.started_at, s.requested_at) as tried, s.state from scan s
                   where s.account_id = a.account_id and s.requested_at <= :moment
                   order by s.requested_at desc limit 1) last on true
             where %s
             order by whole.ended_at nulls first, a.name
            """;

    private static final String UNREAD = """
            select account_id, split_part(type, '::', 2) as service, cause, count(*) as lists, min(valid_from) as since,
                   min(detail) as detail
              from (select account_id, type, cause, detail, valid_from from coverage
                     where cause is not null and valid_from <= :moment
                    union all
                    select account_id, type, cause, detail, valid_from from coverage_history
                     where cause is not null and valid_from <= :moment and :moment < valid_to) unread
             where %s
             group by account_id, service, cause order by account_id, cause = 'UNSUPPORTED', lists desc, service
            """;

    private final JdbcClient sql;

    OverviewQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** What happened after {@code from} until {@code to}: of every day and kind the worst few. */
    List<Change> changes(ScoreScope scope, Instant from, Instant to, ZoneId zone) {
        return ask(CHANGES, scope)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .param("zone", zone.getId())
                .param("shown", SHOWN_PER_KIND)
                .query((row, number) -> change(row))
                .list();
    }

    /** What happened of one kind within a span, the worst first. */
    List<NewsLine> happened(ScoreScope scope, NewsSpan.Span span, String kind, int size, long skipped) {
        return ask(ONE_KIND, scope)
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC))
                .param("kind", kind)
                .param("size", size)
                .param("skipped", skipped)
                .query((row, number) -> new NewsLine(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("said"),
                        row.getString("account_name") + (row.getBoolean("was_resolved") ? " · had been resolved" : ""),
                        row.getString("severity"),
                        "/findings/" + row.getLong("finding")))
                .list();
    }

    /** How much happened of each kind after {@code from} until {@code to}. */
    Map<Kind, Long> counts(ScoreScope scope, Instant from, Instant to) {
        var counts = new EnumMap<Kind, Long>(Kind.class);
        ask(COUNTS, scope)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    counts.put(Kind.of(row.getString("kind")), row.getLong("n"));
                });
        return counts;
    }

    /** Every account of the scope: those that were never read, then those that were read longest ago. */
    List<Freshness> freshness(ScoreScope scope, Instant moment) {
        var unread = unread(scope, moment);
        return ask(ACCOUNTS, scope)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Freshness(
                        row.getString("account_id"),
                        row.getString("name"),
                        instant(row, "complete"),
                        instant(row, "tried"),
                        row.getString("state"),
                        unread.getOrDefault(row.getString("account_id"), List.of())))
                .list();
    }

    private Map<String, List<Unread>> unread(ScoreScope scope, Instant moment) {
        record Row(String account, Unread unread) {}
        return ask(UNREAD, scope)
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Row(row.getString("account_id"), unread(row)))
                .list()
                .stream()
                .collect(groupingBy(
                        Row::account,
                        java.util.stream.Collectors.mapping(Row::unread, java.util.stream.Collectors.toList())));
    }

    private JdbcClient.StatementSpec ask(String question, ScoreScope scope) {
        return sql.sql(question.formatted(scope.condition())).param("key", scope.key());
    }

    private static Unread unread(ResultSet row) throws SQLException {
        var service = row.getString("service");
        var since = row.getObject("since", OffsetDateTime.class).toInstant();
        return new Unread(
                service.isEmpty() ? "account settings" : service,
                Cause.valueOf(row.getString("cause")),
                row.getLong("lists"),
                since,
                row.getString("detail"));
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getObject("day", LocalDate.class),
                Kind.of(row.getString("kind")),
                row.getLong("finding"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("said"),
                row.getString("severity"),
                row.getString("account_name"),
                row.getBoolean("was_resolved"),
                row.getLong("of_kind"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
