package dev.vitals.triage;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ordered table that gives findings their owners. What somebody assigned by hand it leaves alone. */
@Repository
class OwnerRules {

    private static final String MATCH = """
            select distinct on (f.id) f.id, f.owner_member as had_member, f.owner_team as had_team, o.owner_member, o.owner_team
              from finding f
              join resource r on r.id = f.resource_id
              %s join owner_rule o
                on (o.account_id is null or o.account_id = f.account_id)
               and (o.group_id is null or exists (select from account_group_member g
                        where g.group_id = o.group_id and g.account_id = f.account_id))
               and (o.service = '' or f.type = o.service or starts_with(f.type, o.service || '::'))
               and (o.tag = '' or case when position('=' in o.tag) > 0
                        then r.tags ->> split_part(o.tag, '=', 1) = substr(o.tag, position('=' in o.tag) + 1)
                        else jsonb_exists(r.tags, o.tag) end)
               and (o.owner_team is null or exists (select from team t where t.id = o.owner_team and t.closed_at is null))
               and (o.owner_member is null or exists (select from member m where m.id = o.owner_member and m.active))
             where f.resolved_at is null and %s
             order by f.id, o.position, o.id
            """;

    /** New findings, and those that no rule has matched so far. */
    private static final String UNOWNED = "f.owned_by = '' and (:account = '' or f.account_id = :account)";

    private static final String NOT_BY_HAND =
            "f.owned_by in ('', 'rule') and (:account = '' or f.account_id = :account)";

    private static final String APPLY = """
            with matched as (%s),
            moved as (
                update finding f
                   set owner_member = m.owner_member, owner_team = m.owner_team,
                       owned_by = case when m.owner_member is null and m.owner_team is null then '' else 'rule' end
                  from matched m
                 where m.id = f.id
                   and (f.owner_member, f.owner_team) is distinct from (m.owner_member, m.owner_team)
                returning f.id, f.owner_member, f.owner_team)
            insert into finding_event (finding_id, at, kind, detail)
            select v.id, :at, 'owner', coalesce(m.name, t.name, 'nobody') || ', by rule'
              from moved v left join member m on m.id = v.owner_member left join team t on t.id = v.owner_team
             order by v.id
            """;

    private final JdbcClient sql;
    private final Clock clock;

    OwnerRules(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<OwnerRule> all() {
        return sql.sql("select * from owner_rule order by position, id")
                .query((row, number) -> new OwnerRule(
                        row.getLong("id"),
                        row.getString("account_id") == null ? "" : row.getString("account_id"),
                        row.getObject("group_id", Long.class),
                        row.getString("service"),
                        row.getString("tag"),
                        new Owner(row.getObject("owner_member", UUID.class), row.getObject("owner_team", Long.class))))
                .list();
    }

    /** Puts a rule at the end of the table. */
    void add(OwnerRule rule) {
        sql.sql("""
                        insert into owner_rule (position, account_id, group_id, service, tag, owner_member, owner_team)
                        select coalesce(max(position), 0) + 1, :account, :group, :service, :tag, :member, :team from owner_rule
                        """)
                .param("account", rule.account().isEmpty() ? null : rule.account())
                .param("group", rule.group())
                .param("service", rule.service())
                .param("tag", rule.tag())
                .param("member", rule.owner().member())
                .param("team", rule.owner().team())
                .update();
    }

    void remove(long id) {
        sql.sql("delete from owner_rule where id = ?").param(id).update();
    }

    /** Lets a rule change places with the one before it. */
    void raise(long id) {
        sql.sql("""
                        with this as (select id, position from owner_rule where id = :id),
                        before as (
                            select o.id, o.position from owner_rule o, this
                             where (o.position, o.id) < (this.position, this.id) order by o.position desc, o.id desc limit 1)
                        update owner_rule o
                           set position = case when o.id = this.id then before.position else this.position end
                          from this, before where o.id in (this.id, before.id)
                        """).param("id", id).update();
    }

    /** Gives findings without an owner the one that the table names; of one account, or of all for an empty id. */
    int apply(String account) {
        return apply(MATCH.formatted("", UNOWNED), account);
    }

    /** Looks at everything anew that nobody assigned by hand. */
    int applyAnew() {
        return apply(MATCH.formatted("left", NOT_BY_HAND), "");
    }

    private int apply(String match, String account) {
        return sql.sql(APPLY.formatted(match))
                .param("account", account)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How many findings an owner has and would have. */
    record Effect(String owner, long now, long then) {}

    /** What looking at everything anew would do; changes nothing. */
    List<Effect> effect() {
        return sql.sql("""
                        with matched as (%s),
                        counted as (
                            select had_member as member, had_team as team, 1 as now, 0 as later from matched
                            union all select owner_member, owner_team, 0, 1 from matched)
                        select coalesce(m.name, t.name, 'nobody') as owner, sum(c.now) as now, sum(c.later) as later
                          from counted c left join member m on m.id = c.member left join team t on t.id = c.team
                         group by 1 order by 1
                        """.formatted(MATCH.formatted("left", NOT_BY_HAND)))
                .param("account", "")
                .query((row, number) -> new Effect(row.getString("owner"), row.getLong("now"), row.getLong("later")))
                .list();
    }
}
