package dev.vitals.evidence;

import dev.vitals.evidence.Population.AccountLine;
import dev.vitals.evidence.Population.KindLine;
import dev.vitals.evidence.Population.UnknownLine;
import dev.vitals.evidence.Population.UnreadLine;
import dev.vitals.inventory.Cause;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what was looked at and what was not. Other rooms' tables, each question in one statement, never a change. */
@Repository
class PopulationReader {

    private static final String ACCOUNTS = """
            select a.id, a.name, a.holds_phi, a.paused, a.regions,
                   coalesce(b.resources, 0) as at_start, coalesce(e.resources, 0) as at_end,
                   coalesce(s.whole, 0) as whole, coalesce(s.partly, 0) as partly, coalesce(s.failed, 0) as failed,
                   s.last_whole
              from account a
              left join (select account_id, count(*) as resources from resource_at(:from) group by account_id) b
                     on b.account_id = a.id
              left join (select account_id, count(*) as resources from resource_at(:to) group by account_id) e
                     on e.account_id = a.id
              left join (select account_id, count(*) filter (where state = 'complete') as whole,
                                count(*) filter (where state = 'partial') as partly,
                                count(*) filter (where state in ('failed', 'interrupted', 'cancelled')) as failed,
                                max(started_at) filter (where state = 'complete') as last_whole
                           from scan where account_id%1$s and started_at between :from and :to group by account_id) s
                     on s.account_id = a.id
             where a.id%1$s order by a.name, a.id
            """.formatted(Asked.ACCOUNTS);

    private static final String KINDS = """
            select type, count(distinct account_id) as accounts, count(distinct region) as regions, count(*) as resources
              from resource_at(:to) where account_id%s group by type order by resources desc, type
            """.formatted(Asked.ACCOUNTS);

    private static final String UNREAD = """
            select u.*, a.name from (
                select account_id, region, type, cause, detail, valid_from, null::timestamptz as valid_to
                  from coverage where cause is not null and valid_from <= :to and account_id%1$s
                union all
                select account_id, region, type, cause, detail, valid_from, valid_to
                  from coverage_history
                 where cause is not null and valid_from <= :to and valid_to > :from and account_id%1$s) u
              join account a on a.id = u.account_id
             order by u.cause = 'UNSUPPORTED', a.name, u.account_id, u.type, u.region, u.valid_from
            """.formatted(Asked.ACCOUNTS);

    private static final String UNKNOWN = """
            select a.name, e.account_id, e.rule_id, e.cause, count(*) as resources, min(e.valid_from) as since
              from evaluation_at(:to) e join account a on a.id = e.account_id
             where e.verdict = 'unknown' and position(':' in e.rule_id) = 0 and e.account_id%s
             group by a.name, e.account_id, e.rule_id, e.cause order by resources desc, a.name, e.account_id, e.rule_id, e.cause
            """.formatted(Asked.ACCOUNTS);

    private final JdbcClient sql;

    PopulationReader(JdbcClient sql) {
        this.sql = sql;
    }

    List<AccountLine> accounts(Asked asked) {
        return sql.sql(ACCOUNTS)
                .params(asked.values())
                .query((row, number) -> account(row))
                .list();
    }

    /** What is watched and lies outside the scope, by name; only as far as who asked may see. */
    List<String> others(Asked asked) {
        return sql.sql("select name || ' (' || id || ')' from account where not (id%s) order by name, id"
                        .formatted(Asked.ACCOUNTS))
                .params(asked.values())
                .query(String.class)
                .list();
    }

    List<KindLine> kinds(Asked asked) {
        return sql.sql(KINDS)
                .params(asked.values())
                .query((row, number) -> new KindLine(
                        row.getString("type"),
                        row.getLong("accounts"),
                        row.getLong("regions"),
                        row.getLong("resources")))
                .list();
    }

    /** The lists that could not be read for a part of the period; what is merely not offered comes last. */
    List<UnreadLine> unread(Asked asked) {
        return sql.sql(UNREAD)
                .params(asked.values())
                .query((row, number) -> unread(row, asked))
                .list();
    }

    List<UnknownLine> unknown(Asked asked) {
        return sql.sql(UNKNOWN)
                .params(asked.values())
                .query((row, number) -> new UnknownLine(
                        row.getString("name"),
                        row.getString("rule_id"),
                        Cause.valueOf(row.getString("cause")),
                        row.getLong("resources"),
                        required(row, "since")))
                .list();
    }

    private static AccountLine account(ResultSet row) throws SQLException {
        return new AccountLine(
                row.getString("id"),
                row.getString("name"),
                row.getBoolean("holds_phi"),
                row.getBoolean("paused"),
                texts(row.getArray("regions")),
                row.getLong("at_start"),
                row.getLong("at_end"),
                row.getLong("whole"),
                row.getLong("partly"),
                row.getLong("failed"),
                instant(row, "last_whole"));
    }

    private static UnreadLine unread(ResultSet row, Asked asked) throws SQLException {
        var from = required(row, "valid_from");
        var to = instant(row, "valid_to");
        var since = from.isBefore(asked.from()) ? asked.from() : from;
        var until = to == null || to.isAfter(asked.to()) ? null : to;
        return new UnreadLine(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("region"),
                row.getString("type"),
                Cause.valueOf(row.getString("cause")),
                row.getString("detail"),
                since,
                until,
                Duration.between(since, until == null ? asked.to() : until));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
