package dev.vitals.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What cannot wait. Row security keeps what the reader may not see out of every answer. */
@Repository
class AlertQueries {

    private static final String DUE = "select account_id from alert_due where due_at <= :now";

    /** A finding by each time that it opened: told once while it stays open, and again when it comes back. */
    private static final String CRITICAL = """
            select f.id, f.rule_id, f.severity, f.headline, f.reopened, a.name as account_name
              from (select * from finding
                     where severity = 'critical' and machine_state = 'failing' and resolved_at is null
                       and human_state not in ('accepted', 'false_positive') and position(':' in rule_id) = 0
                       and account_id in (%s) and %s) f
              join account a on a.id = f.account_id
              join lateral (
                  select e.at from finding_event e
                   where e.finding_id = f.id and e.kind in ('opened', 'reopened') order by e.id desc limit 1) opened
                on opened.at > :since
             order by f.id
            """;

    /** Accounts that were read once and are not any more: the last scan failed, or every list was kept back. */
    private static final String CLOSED = """
            select a.id as account, a.name,
                   case when last.state = 'failed' then last.message else '' end as message, whole.ended_at,
                   case when last.state = 'failed' then 'failed ' || extract(epoch from whole.ended_at)
                        else 'closed ' || extract(epoch from kept.at) end as stretch
              from (select *, id as account_id from account where not paused) a
              join lateral (
                  select s.state, s.message from scan s
                   where s.account_id = a.id and s.ended_at is not null and s.state in ('complete', 'partial', 'failed')
                   order by s.requested_at desc limit 1) last on true
              join lateral (
                  select s.ended_at from scan s
                   where s.account_id = a.id and s.state in ('complete', 'partial')
                   order by s.requested_at desc limit 1) whole on true
              left join lateral (
                  select bool_and(c.cause is not null) as closed, max(c.valid_from) as at from coverage c
                   where c.account_id = a.id and c.cause is distinct from 'UNSUPPORTED') kept on true
             where %s and (last.state = 'failed' or last.state = 'partial' and kept.closed)
             order by a.name
            """;

    /**
     * A critical finding that has opened.
     *
     * @param about the opening, as notices keep it
     */
    record Opened(DigestChange change, String about) {}

    /**
     * An account that cannot be read any more.
     *
     * @param about the time for which it could not, as notices keep it
     */
    record Closed(Gap gap, String about) {}

    private final JdbcClient sql;

    AlertQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** What opened after a moment in accounts whose window is over, and is open still. */
    List<Opened> opened(DigestScope scope, Instant since, Instant now) {
        return sql.sql(CRITICAL.formatted(DUE, DigestScope.CONDITION))
                .param("groups", scope.groups())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> opened(row))
                .list();
    }

    /** Accounts that cannot be read any more. */
    List<Closed> closed(DigestScope scope) {
        return sql.sql(CLOSED.formatted(DigestScope.CONDITION))
                .param("groups", scope.groups())
                .query((row, number) -> closed(row))
                .list();
    }

    private static Opened opened(ResultSet row) throws SQLException {
        var change = new DigestChange(
                DigestChange.Kind.NEW,
                row.getLong("id"),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_name"),
                0,
                1);
        return new Opened(change, "critical %d %d".formatted(row.getLong("id"), row.getInt("reopened")));
    }

    private static Closed closed(ResultSet row) throws SQLException {
        var gap = Gap.account(
                row.getString("name"),
                row.getObject("ended_at", OffsetDateTime.class).toInstant(),
                row.getString("message"),
                true);
        return new Closed(gap, "unread %s %s".formatted(row.getString("account"), row.getString("stretch")));
    }
}
