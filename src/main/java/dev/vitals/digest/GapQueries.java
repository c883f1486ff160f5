package dev.vitals.digest;

import dev.vitals.digest.Gap.What;
import dev.vitals.inventory.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What cannot be read: whole accounts, lists, and what lies inside of resources that are listed. Other rooms' tables, each
 * question in one statement, never a change.
 */
@Repository
class GapQueries {

    /** An account that was not read for so long counts as not read. */
    private static final Duration OLD = Duration.ofHours(36);

    private static final String UNREAD = """
            select a.name, coalesce(nullif(split_part(c.type, '::', 2), ''), 'account settings') as service,
                   min(c.cause) as cause, min(c.valid_from) as since, min(c.detail) as detail,
                   bool_or(c.valid_from > :from and c.valid_from <= :to) as fresh
              from (select * from coverage where cause is not null and cause <> 'UNSUPPORTED' and %s) c
              join account a on a.id = c.account_id
             group by a.name, service order by fresh desc, a.name, service
            """;

    private static final String READABLE = """
            select distinct a.name, coalesce(nullif(split_part(h.type, '::', 2), ''), 'account settings') as service
              from (select * from coverage_history
                     where cause is not null and cause <> 'UNSUPPORTED' and valid_to > :from and valid_to <= :to and %s) h
              join coverage c on (c.account_id, c.region, c.type) = (h.account_id, h.region, h.type) and c.cause is null
              join account a on a.id = h.account_id
             order by a.name, service
            """;

    private static final String SILENT = """
            select a.name, a.paused, a.created_at, whole.ended_at, coalesce(last.state, '') as state,
                   coalesce(last.message, '') as message,
                   (select min(s.ended_at) from scan s where s.account_id = a.id and s.state = 'failed'
                       and s.ended_at > coalesce(whole.ended_at, a.created_at) and s.ended_at <= :to) as first_failed
              from (select *, id as account_id from account) a
              left join lateral (
                  select s.ended_at from scan s
                   where s.account_id = a.id and s.state in ('complete', 'partial') and s.ended_at <= :to
                   order by s.requested_at desc limit 1) whole on true
              left join lateral (
                  select s.state, s.message, s.ended_at from scan s
                   where s.account_id = a.id and s.ended_at <= :to and s.state in ('complete', 'partial', 'failed')
                   order by s.requested_at desc limit 1) last on true
             where %s and (a.paused or whole.ended_at is null or whole.ended_at < :old or last.state = 'failed')
             order by a.paused, a.name
            """;

    /** Where the list itself could not be read, that is told once and not again for each rule. */
    private static final String UNJUDGED = """
            select a.name, e.rule_id, e.cause, count(*) as resources, min(e.valid_from) as since,
                   min(e.valid_from) > :from and min(e.valid_from) <= :to as fresh
              from (select * from evaluation
                     where verdict = 'unknown' and position(':' in rule_id) = 0 and %s) e
              join resource r on r.id = e.resource_id
              join account a on a.id = e.account_id
             where not exists (select from coverage c where c.cause is not null
                                  and (c.account_id, c.region, c.type) = (r.account_id, r.region, r.type))
             group by a.name, e.rule_id, e.cause order by fresh desc, resources desc, a.name, e.rule_id, e.cause
            """;

    private final JdbcClient sql;

    GapQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** What cannot be read now: whole accounts first, then lists, then single resources. */
    List<Gap> unread(DigestScope scope, Instant from, Instant to) {
        var gaps = new ArrayList<>(ask(SILENT, scope, from, to)
                .param("old", utc(to.minus(OLD)))
                .query((row, number) -> silent(row, from, to))
                .list());
        gaps.addAll(ask(UNREAD, scope, from, to)
                .query((row, number) -> gap(What.SERVICE, row.getString("service"), row.getString("detail"), 0, row))
                .list());
        gaps.addAll(ask(UNJUDGED, scope, from, to)
                .query((row, number) -> gap(What.RULE, row.getString("rule_id"), "", row.getLong("resources"), row))
                .list());
        return gaps;
    }

    /** What could not be read and can be again, since {@code from}. */
    List<Gap> readableAgain(DigestScope scope, Instant from, Instant to) {
        return ask(READABLE, scope, from, to)
                .query((row, number) -> Gap.closed(row.getString("name"), row.getString("service")))
                .list();
    }

    private JdbcClient.StatementSpec ask(String question, DigestScope scope, Instant from, Instant to) {
        return sql.sql(question.formatted(DigestScope.CONDITION))
                .param("groups", scope.groups())
                .param("from", utc(from))
                .param("to", utc(to));
    }

    private static Gap gap(What what, String name, String detail, long resources, ResultSet row) throws SQLException {
        return new Gap(
                what,
                row.getString("name"),
                name,
                Cause.valueOf(row.getString("cause")),
                instant(row, "since"),
                detail,
                resources,
                row.getBoolean("fresh"));
    }

    /** Fresh where it came to be too long ago, or could not be opened, or was added, within the span of time. */
    private static Gap silent(ResultSet row, Instant from, Instant to) throws SQLException {
        var read = instant(row, "ended_at");
        if (row.getBoolean("paused")) {
            return Gap.paused(row.getString("name"), read);
        }
        var firstFailed = instant(row, "first_failed");
        var fresh = firstFailed != null && firstFailed.isAfter(from)
                || (read == null ? isWithin(instant(row, "created_at"), from, to) : isWithin(read.plus(OLD), from, to));
        var detail = row.getString("state").equals("failed") ? row.getString("message") : "";
        return Gap.account(row.getString("name"), read, detail, fresh);
    }

    private static boolean isWithin(@Nullable Instant moment, Instant from, Instant to) {
        return moment != null && moment.isAfter(from) && !moment.isAfter(to);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
