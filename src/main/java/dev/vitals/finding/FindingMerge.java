package dev.vitals.finding;

import java.util.List;

/**
 * The statements that let findings follow the verdicts that {@code changed}. Only a verdict resolves and only a verdict
 * reopens; not being able to read does neither. What people said of a failure does not hold for another one: see
 * docs/decisions/022.
 */
final class FindingMerge {

    /** What people said of one failure, and of no other. */
    private static final String OF_ONE_FAILURE =
            "f.human_state in ('acceptance_requested', 'accepted', 'review_requested', 'false_positive')";

    /** Locked, in the order in which people's deeds lock them: what people say meanwhile waits, or was said before. */
    private static final String TURNED = """
            create temporary table turned on commit drop as
            select f.id, f.machine_state as was, f.resolved_at, c.message, c.severity,
                   failure_fingerprint(c.message, c.observed, c.proof) as fingerprint,
                   c.verdict = 'fail'
                       and failure_fingerprint(c.message, c.observed, c.proof) <> f.fingerprint as is_another,
                   (c.message, c.severity) is distinct from (f.headline, f.severity) as reworded,
                   case when c.verdict is null then 'gone' when c.verdict = 'fail' then 'failing'
                        when c.verdict = 'unknown' then 'unknown' else 'passing' end as becomes,
                   null::text as kind, false as is_let_go, f.human_state as people, f.accepted_until, f.acceptance_id
              from changed c join finding f on (f.rule_id, f.resource_id) = (c.rule_id, c.resource_id)
             order by f.id for no key update of f
            """;

    private static final String KINDS = """
            update turned t
               set is_let_go = is_another and %s,
                   kind = case
                when becomes = 'failing' and t.resolved_at is not null then 'reopened'
                when becomes = 'failing' and was = 'unknown' then 'readable'
                when becomes = 'failing' and (reworded or is_another) then 'changed'
                when becomes = 'passing' and t.resolved_at is null then 'resolved'
                when becomes = 'passing' and was <> 'passing' then 'readable'
                when becomes = 'unknown' and was <> 'unknown' then 'unknown'
                when becomes = 'gone' and was <> 'gone' then 'gone' end
              from finding f where f.id = t.id
            """.formatted(OF_ONE_FAILURE);

    private static final String MOVE = """
            update finding f
               set told_since = greatest(:at, f.told_since),
                   machine_state = t.becomes,
                   state_since = case when t.was = t.becomes then f.state_since else :at end,
                   resolved_at = case when t.becomes = 'failing' then null
                                      when t.becomes in ('passing', 'gone') then coalesce(f.resolved_at, :at)
                                      else f.resolved_at end,
                   reopened = f.reopened + (t.kind = 'reopened')::int,
                   headline = case when t.becomes = 'failing' then t.message else f.headline end,
                   severity = case when t.becomes = 'failing' then t.severity else f.severity end,
                   fingerprint = case when t.becomes = 'failing' then t.fingerprint else f.fingerprint end,
                   human_state = case when t.is_let_go then 'open'
                                      when t.kind = 'reopened' and f.human_state in ('acknowledged', 'in_progress')
                                      then 'open' else f.human_state end,
                   accepted_until = case when t.is_let_go then null else f.accepted_until end,
                   acceptance_id = case when t.is_let_go then null else f.acceptance_id end,
                   due_from = case when t.kind = 'reopened' or t.is_let_go then :at else f.due_from end,
                   due_at = case when t.kind = 'reopened' or t.is_let_go then null else f.due_at end,
                   due_by = case when t.kind = 'reopened' or t.is_let_go then '' else f.due_by end
              from turned t where t.id = f.id and t.kind is not null
            """;

    private static final String TELL = """
            insert into finding_event (finding_id, at, kind, detail, scan_id)
            select id, :at, kind, message, :scan from turned where kind is not null order by id
            """;

    private static final String LET_GO = """
            update acceptance_finding c set held_to = greatest(:at, c.held_from), because = 'changed'
              from turned t where t.id = c.finding_id and t.is_let_go and c.held_to is null
            """;

    /** The state that people gave it goes with what they gave it for; its timeline says why. */
    private static final String TELL_PEOPLE = """
            insert into finding_event (finding_id, at, kind, detail, scan_id)
            select id, :at, 'open',
                   case when not is_let_go then 'It fails again'
                        when people = 'accepted' then 'The failure is another one than was accepted'
                        when people = 'false_positive' then 'The failure is another one than was called false'
                        else 'The failure is another one than was asked about' end,
                   :scan
              from turned
             where is_let_go or kind = 'reopened' and people in ('acknowledged', 'in_progress') order by id
            """;

    private static final String OPEN = """
            with opened as (
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     fingerprint, opened_at, state_since, told_since, due_from)
                select c.rule_id, c.resource_id, r.account_id, r.region, r.type, c.severity, 'failing', c.message,
                       failure_fingerprint(c.message, c.observed, c.proof), :at, :at, :at, :at
                  from changed c join resource r on r.id = c.resource_id
                 where c.verdict = 'fail'
                   and not exists (select from finding f
                                    where (f.rule_id, f.resource_id) = (c.rule_id, c.resource_id))
                 order by r.id, c.rule_id
                returning id, account_id, severity, headline),
            spell as (
                insert into finding_spell (finding_id, account_id, severity, opened_at)
                select id, account_id, severity, :at from opened)
            insert into finding_event (finding_id, at, kind, detail, scan_id)
            select id, :at, 'opened', headline, :scan from opened order by id
            """;

    /** What was due is compared at the moment at which it closes, and never again. */
    private static final String CLOSE_SPELLS = """
            update finding_spell s
               set closed_at = greatest(:at, s.opened_at), closed_as = t.becomes, due_at = f.due_at,
                   sla = case when :at < f.due_at then 'met' when :at >= f.due_at then 'breached' end,
                   owner_member = f.owner_member, owner_team = f.owner_team, severity = f.severity,
                   worked_by = coalesce((select e.by from finding_event e
                       where e.finding_id = f.id and e.by <> '' and e.kind in ('in_progress', 'looked_at', 'fix_done')
                         and e.at >= s.opened_at order by e.id desc limit 1), '')
              from turned t join finding f on f.id = t.id
             where s.finding_id = f.id and s.closed_at is null and t.kind in ('resolved', 'gone')
            """;

    private static final String REOPEN_SPELLS = """
            insert into finding_spell (finding_id, account_id, severity, opened_at)
            select f.id, f.account_id, f.severity, :at from turned t join finding f on f.id = t.id
             where t.kind = 'reopened'
            on conflict do nothing
            """;

    static final List<String> FOLLOW =
            List.of(TURNED, KINDS, MOVE, TELL, TELL_PEOPLE, LET_GO, CLOSE_SPELLS, REOPEN_SPELLS, OPEN);

    private FindingMerge() {}
}
