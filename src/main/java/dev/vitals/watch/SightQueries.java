package dev.vitals.watch;

import dev.vitals.inventory.Cause;
import dev.vitals.scan.UsualInterval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each account was read, in one question: a few rows of an index for each. */
@Repository
class SightQueries {

    /** What every scan puts in by itself says nothing of what could be read. */
    private static final String ALL = """
            select a.id, a.paused, a.schedule, a.created_at, newest.started_at as read_at, whole.started_at as whole_at,
                   last.state, last.cause,
                   case when newest.state = 'partial' and not exists (
                                 select from coverage c where c.account_id = a.id and c.cause is null
                                    and c.type not in ('AWS::::Account', 'Vitals::Attestation::RiskAnalysis'))
                        then (select c.cause from coverage c where c.account_id = a.id
                               and c.cause in ('DENIED', 'DENIED_BY_ORGANIZATION_POLICY')
                               group by c.cause order by count(*) desc limit 1) end as closed
              from account a
              left join lateral (
                  select s.started_at, s.state from scan s
                   where s.account_id = a.id and s.state in ('complete', 'partial')
                   order by s.requested_at desc limit 1) newest on true
              left join lateral (
                  select s.started_at from scan s where s.account_id = a.id and s.state = 'complete'
                   order by s.requested_at desc limit 1) whole on true
              left join lateral (
                  select s.state, s.cause from scan s
                   where s.account_id = a.id and s.state in ('complete', 'partial', 'failed')
                   order by s.requested_at desc limit 1) last on true
             order by a.id
            """;

    private final JdbcClient sql;
    private final Duration usual;

    SightQueries(JdbcClient sql, UsualInterval usual) {
        this.sql = sql;
        this.usual = usual.duration();
    }

    List<AccountSight> all() {
        return sql.sql(ALL).query((row, number) -> sight(row)).list();
    }

    private AccountSight sight(ResultSet row) throws SQLException {
        var every = row.getString("schedule");
        var since = instant(row, "created_at");
        var state = row.getString("state");
        return new AccountSight(
                row.getString("id"),
                row.getBoolean("paused"),
                every == null ? usual : Duration.parse(every),
                since == null ? Instant.EPOCH : since,
                instant(row, "read_at"),
                instant(row, "whole_at"),
                state == null ? "" : state,
                cause(row.getString("cause")),
                cause(row.getString("closed")));
    }

    private static @Nullable Cause cause(@Nullable String word) {
        return word == null ? null : Cause.valueOf(word);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
