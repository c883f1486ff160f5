package dev.vitals.finding;

import java.util.List;

/**
 * The statements that let findings follow the verdicts that {@code changed}. Only a verdict resolves and only a verdict
 * reopens; not being able to read does neither.
 */
final class FindingMerge {

    static final List<String> FOLLOW = List.of("""
            create temporary table turned on commit drop as
            select f.id, f.machine_state as was, f.resolved_at, c.message, c.severity,
                   (c.message, c.severity) is distinct from (f.headline, f.severity) as reworded,
                   case when c.verdict is null then 'gone' when c.verdict = 'fail' then 'failing'
                        when c.verdict = 'unknown' then 'unknown' else 'passing' end as becomes,
                   null::text as kind
              from changed c join finding f on (f.rule_id, f.resource_id) = (c.rule_id, c.resource_id)
            """, """
            update turned set kind = case
                when becomes = 'failing' and resolved_at is not null then 'reopened'
                when becomes = 'failing' and was = 'unknown' then 'readable'
                when becomes = 'failing' and reworded then 'changed'
                when becomes = 'passing' and resolved_at is null then 'resolved'
                when becomes = 'passing' and was <> 'passing' then 'readable'
                when becomes = 'unknown' and was <> 'unknown' then 'unknown'
                when becomes = 'gone' and was <> 'gone' then 'gone' end
            """, """
            update finding f
               set machine_state = t.becomes,
                   state_since = case when t.was = t.becomes then f.state_since else :at end,
                   resolved_at = case when t.becomes = 'failing' then null
                                      when t.becomes in ('passing', 'gone') then coalesce(f.resolved_at, :at)
                                      else f.resolved_at end,
                   reopened = f.reopened + (t.kind = 'reopened')::int,
                   headline = case when t.becomes = 'failing' then t.message else f.headline end,
                   severity = case when t.becomes = 'failing' then t.severity else f.severity end
              from turned t where t.id = f.id and t.kind is not null
            """, """
            insert into finding_event (finding_id, at, kind, detail, scan_id)
            select id, :at, kind, message, :scan from turned where kind is not null order by id
            """, """
            with opened as (
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since)
                select c.rule_id, c.resource_id, r.account_id, r.region, r.type, c.severity, 'failing', c.message,
                       :at, :at
                  from changed c join resource r on r.id = c.resource_id
                 where c.verdict = 'fail'
                   and not exists (select from finding f
                                    where (f.rule_id, f.resource_id) = (c.rule_id, c.resource_id))
                 order by r.id, c.rule_id
                returning id, headline)
            insert into finding_event (finding_id, at, kind, detail, scan_id)
            select id, :at, 'opened', headline, :scan from opened order by id
            """);

    private FindingMerge() {}
}
