package dev.vitals.digest;

import dev.vitals.finding.HumanState;
import dev.vitals.identity.Groups;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What digests ask of other rooms' tables: each question in one statement, never a change. Row security keeps what the
 * reader may not see out of every answer.
 */
@Repository
class DigestQueries {

    private static final int MOST_PER_KIND = 12;

    /** Net of what happened, by scans and by people: a finding that came and went is no news twice. What other products report is left out. */
    private static final String CHANGES = """
            with touched as (
                select e.finding_id as id, bool_or(e.kind in ('opened', 'reopened')) as opened,
                       bool_or(e.kind = 'unknown') as unread,
                       (array_agg(e.kind order by e.id desc)
                           filter (where e.kind in ('opened', 'reopened', 'resolved', 'gone')))[1] as last,
                       (array_agg(e.kind order by e.id desc)
                           filter (where e.kind in %1$s))[1]
                           as people
                  from finding_event e where e.at > :from and e.at <= :to group by e.finding_id),
            known as (
                select f.id, f.rule_id, f.severity, f.headline, f.account_id, f.machine_state, f.resolved_at, t.opened,
                       t.unread, t.last, t.people,
                       (select p.kind from finding_event p
                         where p.finding_id = t.id and p.at <= :from
                           and p.kind in ('opened', 'reopened', 'resolved', 'gone') order by p.id desc limit 1) as before,
                       (select p.kind from finding_event p
                         where p.finding_id = t.id and p.at <= :from
                           and p.kind in %1$s
                         order by p.id desc limit 1) as people_before
                  from touched t join (select * from finding where %2$s and %3$s) f on f.id = t.id),
            became as (
                select k.*, case
                       when last in ('opened', 'reopened') and before is null then 'new'
                       when last in ('opened', 'reopened') then 'back'
                       when last = 'resolved' and before in ('opened', 'reopened') then 'fixed'
                       when last = 'gone' and before in ('opened', 'reopened') then 'closed'
                       when last is not null and opened then 'brief'
                       when last is null and unread and machine_state = 'unknown'
                            and before in ('opened', 'reopened') then 'unread' end as kind
                  from known k
                union all
                select k.*, case
                       when people = 'accepted' and people_before is distinct from 'accepted' then 'accepted'
                       when people not in ('accepted', 'false_positive') and people_before = 'accepted'
                            and resolved_at is null then 'ended' end
                  from known k),
            counted as (
                select b.*, count(*) over (partition by kind) as of_kind,
                       count(*) over (partition by kind, rule_id) as of_rule,
                       row_number() over (partition by kind order by
                           case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end,
                           id desc) as place
                  from became b where kind is not null)
            select c.*, a.name as account_name from counted c join account a on a.id = c.account_id
             where place <= :most order by kind, place
            """;

    private final JdbcClient sql;

    DigestQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /** What became of findings after {@code from} until {@code to}: the worst few of each kind. */
    List<DigestChange> changes(DigestScope scope, DigestViews.Condition bound, Instant from, Instant to) {
        return ask(CHANGES.formatted(HumanState.ALL, bound.sql(), DigestScope.CONDITION), scope, from, to)
                .params(bound.values())
                .param("most", MOST_PER_KIND)
                .query((row, number) -> change(row))
                .list();
    }

    /** The groups of accounts that there are, by name. */
    Map<Long, String> groups() {
        return new Groups(sql).names();
    }

    /** How many accounts the scope holds. */
    int accounts(DigestScope scope) {
        return sql.sql("select count(*) from (select id as account_id from account) a where " + DigestScope.CONDITION)
                .param("groups", scope.groups())
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec ask(String question, DigestScope scope, Instant from, Instant to) {
        return sql.sql(question)
                .param("groups", scope.groups())
                .param("from", utc(from))
                .param("to", utc(to));
    }

    private static DigestChange change(ResultSet row) throws SQLException {
        return new DigestChange(
                DigestChange.Kind.of(row.getString("kind")),
                row.getLong("id"),
                row.getString("rule_id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_name"),
                row.getLong("of_kind"),
                row.getLong("of_rule"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
