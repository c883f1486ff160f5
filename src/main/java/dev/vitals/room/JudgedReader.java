package dev.vitals.room;

import dev.vitals.inventory.Cause;
import dev.vitals.room.Population.Unread;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads populations from what is kept of verdicts and resources. Other rooms' tables, each question in one statement,
 * never a change; row security keeps other accounts away.
 */
@Repository
class JudgedReader {

    /** Verdicts that held at some time of the period, cut to it. */
    static final String HELD = """
            (select e.*, greatest(e.valid_from, :from) as held_from, least(coalesce(e.valid_to, :to), :to) as held_to
               from (select rule_id, resource_id, account_id, verdict, cause, message, field, observed, expected,
                            severity, rule_version, proof, valid_from, null::timestamptz as valid_to, scan_id
                       from evaluation
                     union all
                     select rule_id, resource_id, account_id, verdict, cause, message, field, observed, expected,
                            severity, rule_version, proof, valid_from, valid_to, scan_id
                       from evaluation_history where valid_to > :from) e
              where e.valid_from < :to and e.rule_id = any (string_to_array(:rules, ',')))""";

    /** Row lists of days, so that hours of one day count once. */
    private static final String DAYS = "(select coalesce(sum(upper(d) - lower(d)), 0) from unnest(%s) d)::int";

    /**
     * One pass over what existed and what was judged: joined, either would be read again for each line of the other, for
     * row security keeps the planner from seeing how many there are.
     */
    private static final String LINES = """
            with told as (
                     select id, null::int as rank, null::timestamptz as held_from, null::timestamptz as held_to,
                            null::daterange as days
                       from resource
                      where gone_at is null and hash is not null and valid_from < :to
                        and account_id = any (string_to_array(:accounts, ',')::char(12)[])
                     union all
                     select v.resource_id, null, null, null, null
                       from resource r join resource_version v on v.resource_id = r.id
                      where v.valid_from < :to and v.valid_to > :from
                        and r.account_id = any (string_to_array(:accounts, ',')::char(12)[])
                     union all
                     select resource_id, case verdict when 'fail' then 0 when 'unknown' then 1 when 'pass' then 2 else 3 end,
                            held_from, held_to,
                            daterange((held_from at time zone :zone)::date,
                                      ((held_to - interval '1 microsecond') at time zone :zone)::date, '[]')
                       from %s h where account_id = any (string_to_array(:accounts, ',')::char(12)[])),
                 lines as (
                     select id, min(held_from) as first_at, max(held_to) as last_until,
                            (array_agg(rank order by held_from, rank))[1] as first,
                            (array_agg(rank order by held_to desc nulls last, rank))[1] as last,
                            range_agg(days) filter (where rank = 0) as failing,
                            range_agg(days) filter (where rank = 1) as unknown
                       from told group by id having bool_or(rank is null))
            select r.id, r.account_id, a.name as account_name, r.region, r.type, r.resource_id, r.name, r.arn,
                   l.first_at, l.last_until, l.first, l.last, %s as days_failing, %s as days_unknown
              from lines l
              join resource r on r.id = l.id
              join account a on a.id = r.account_id
             where r.account_id = any (string_to_array(:accounts, ',')::char(12)[])
               and (l.first_at is not null or r.type = any (string_to_array(:types, ',')))
            """.formatted(HELD, DAYS.formatted("l.failing"), DAYS.formatted("l.unknown"));

    private static final String UNREAD = """
            select u.*, a.name from (
                select account_id, region, type, cause, detail, valid_from, null::timestamptz as valid_to
                  from coverage where cause is not null and valid_from < :to
                union all
                select account_id, region, type, cause, detail, valid_from, valid_to
                  from coverage_history where cause is not null and valid_from < :to and valid_to > :from) u
              join account a on a.id = u.account_id
             where u.account_id = any (string_to_array(:accounts, ',')::char(12)[])
               and u.type = any (string_to_array(:types, ','))
             order by a.name, u.account_id, u.type, u.region, u.valid_from
            """;

    private static final List<String> RANKS = List.of("fail", "unknown", "pass", "not_applicable");

    /** A page, its files and their hashes are made in memory. */
    private static final int MOST = 50_000;

    /** Counts no further than has to be known: a large company's resources are a million. */
    private static final String SIZE = """
            select count(*) from (select from resource
             where first_seen < :to and (gone_at is null or gone_at > :from) and not starts_with(type, 'Reported::')
               and account_id = any (string_to_array(:accounts, ',')::char(12)[]) and type = any (string_to_array(:types, ','))
             limit :upto) counted
            """;

    private final JdbcClient sql;
    private final int most;

    @Autowired
    JudgedReader(JdbcClient sql) {
        this(sql, MOST);
    }

    JudgedReader(JdbcClient sql, int most) {
        this.sql = sql;
        this.most = most;
    }

    /**
     * Within a transaction that sees one state of the store, for it asks twice.
     *
     * @throws LargePopulationException where there is more than can be held
     */
    Population population(Question question) {
        if (question.rules().isEmpty() || question.accounts().isEmpty()) {
            return Population.of(question, List.of(), List.of());
        }
        long found = sql.sql(SIZE)
                .params(question.values())
                .param("upto", most + 1)
                .query(Long.class)
                .single();
        if (found > most) {
            throw new LargePopulationException(most);
        }
        var lines = sql.sql(LINES)
                .params(question.values())
                .query((row, number) -> line(row, question))
                .list();
        var unread = sql.sql(UNREAD)
                .params(question.values())
                .query((row, number) -> unread(row, question))
                .list();
        return Population.of(question, lines, unread);
    }

    private static PopulationLine line(ResultSet row, Question question) throws SQLException {
        return new PopulationLine(
                row.getLong("id"),
                row.getString("account_id"),
                row.getString("account_name"),
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"),
                row.getString("name"),
                row.getString("arn"),
                verdict(row, "first"),
                instant(row, "first_at"),
                verdict(row, "last"),
                before(instant(row, "last_until"), question),
                row.getInt("days_failing"),
                row.getInt("days_unknown"));
    }

    private static Unread unread(ResultSet row, Question question) throws SQLException {
        var since = required(row, "valid_from");
        var until = instant(row, "valid_to");
        return new Unread(
                row.getString("account_id"),
                row.getString("name"),
                row.getString("region"),
                row.getString("type"),
                Cause.valueOf(row.getString("cause")).words(),
                row.getString("detail"),
                since.isBefore(question.from()) ? question.from() : since,
                before(until, question));
    }

    /** Null for what lasted to the end of the period, or does so still. */
    static @Nullable Instant before(@Nullable Instant until, Question question) {
        return until == null || !until.isBefore(question.to()) ? null : until;
    }

    private static @Nullable String verdict(ResultSet row, String column) throws SQLException {
        var rank = row.getObject(column, Integer.class);
        return rank == null ? null : RANKS.get(rank);
    }

    static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column), column);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
