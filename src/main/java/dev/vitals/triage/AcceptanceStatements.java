package dev.vitals.triage;

/** The statements of acceptances; those on {@code picked} see what {@link Picked} put aside. */
final class AcceptanceStatements {

    /** First the decision, then its findings in the order of their ids: whoever changes either does so, and none waits in a circle. */
    static final String LOCK = "select id from acceptance where id = :id for no key update";

    static final String LOCK_FINDINGS = """
            select f.id from finding f join acceptance_finding c on c.finding_id = f.id
             where c.acceptance_id = :id order by f.id for no key update of f
            """;

    /** What can be asked about: it fails or failed when it was last read, and nobody has asked or decided yet. */
    static final String FIT = "not p.is_resolved and p.human_state in ('open', 'acknowledged', 'in_progress')";

    /** What can be asked about again: it stands by the acceptance whose place the new one takes. */
    static final String FIT_TO_EXTEND =
            "not p.is_resolved and p.human_state = 'accepted' and p.acceptance_id = :extends"
                    + " and not exists (select from acceptance_finding c where c.finding_id = p.id"
                    + " and c.acceptance_id <> :extends and c.held_to is null)";

    static final String REQUEST = """
            insert into acceptance (kind, reach, rule_id, tag, chosen_by, accounts, reason, measure, until, extends, findings,
                   critical, requested_by, requested_name, requested_at, requested_on)
            select :kind, :reach, :rule, :tag, :chosen::jsonb, array_agg(distinct account_id::text), :reason, :measure, :until,
                   :extends, count(*), count(*) filter (where severity = 'critical'), :member, :by, :at, :day
              from picked
            returning id
            """;

    static final String COVER = """
            insert into acceptance_finding (acceptance_id, finding_id, account_id, fingerprint, was)
            select :id, id, account_id, fingerprint, human_state from picked
            """;

    /**
     * An extension leaves what is accepted as it is until somebody has decided. Where an acceptance had ended and nobody had
     * written that down, the clock begins anew here.
     */
    static final String WAIT = """
            with moved as (
                update finding f
                   set human_state = case :kind when 'risk' then 'acceptance_requested' else 'review_requested' end,
                       acceptance_id = :id, accepted_until = null, told_since = greatest(:at, f.told_since),
                       due_from = case when p.stored_state = 'accepted' then :at else f.due_from end
                  from picked p where p.id = f.id and :extends::bigint is null
                returning f.id)
            insert into finding_event (finding_id, at, kind, detail, by)
            select id, :at, case :kind when 'risk' then 'acceptance_requested' else 'review_requested' end, :reason, :by
              from moved order by id
            """;

    /** Of two who decide at once the second finds no row. */
    static final String DECIDE = """
            update acceptance set state = :state, decided_by = :member, decided_name = :by, decided_at = :at,
                   decided_note = :note
             where id = :id and state = 'requested'
            """;

    /** Failures that have become others since are let go by the scan that saw it; they do not come back by approval. */
    static final String HOLD = """
            with held as (
                update acceptance_finding c set held_from = :at
                  from finding f
                 where c.acceptance_id = :id and c.held_to is null and f.id = c.finding_id and f.fingerprint = c.fingerprint
                returning c.finding_id),
            moved as (
                update finding f
                   set human_state = case :kind when 'risk' then 'accepted' else 'false_positive' end,
                       accepted_until = :until, acceptance_id = :id, due_at = null, due_by = '',
                       told_since = greatest(:at, f.told_since)
                  from held h where h.finding_id = f.id
                returning f.id)
            insert into finding_event (finding_id, at, kind, detail, by, until)
            select id, :at, case :kind when 'risk' then 'accepted' else 'false_positive' end, :reason, :by, :until
              from moved order by id
            """;

    /** What the new one covers stands by the old one no more. */
    static final String TAKE_OVER = """
            update acceptance_finding c set held_to = greatest(:at, c.held_from), because = 'extended'
             where c.acceptance_id = :extends and c.held_to is null
               and exists (select from acceptance_finding n where n.acceptance_id = :id and n.finding_id = c.finding_id
                                                              and n.held_to is null and n.held_from is not null)
            """;

    /** A request that is refused or taken back leaves the findings as they were before it. */
    static final String GIVE_BACK = """
            with let_go as (
                update acceptance_finding c set held_to = :at, because = :because
                 where c.acceptance_id = :id and c.held_to is null
                returning c.finding_id, c.was),
            moved as (
                update finding f set human_state = case when l.was in ('acknowledged', 'in_progress') then l.was else 'open' end,
                       acceptance_id = null, told_since = greatest(:at, f.told_since)
                  from let_go l
                 where l.finding_id = f.id and f.acceptance_id = :id
                   and f.human_state in ('acceptance_requested', 'review_requested')
                returning f.id, f.human_state),
            told as (
                insert into finding_event (finding_id, at, kind, detail, by)
                select id, :at, :told, :note, :by from moved order by id returning finding_id)
            insert into finding_event (finding_id, at, kind, detail, by)
            select id, :at, human_state, '', :by from moved where id in (select finding_id from told) order by id
            """;

    /** What was accepted is open again; its clock begins anew. */
    static final String LET_GO = """
            with let_go as (
                update acceptance_finding c set held_to = greatest(:at, c.held_from), because = :because
                 where c.acceptance_id = :id and c.held_to is null
                returning c.finding_id),
            moved as (
                update finding f
                   set human_state = 'open', accepted_until = null, acceptance_id = null, due_from = :at, due_at = null,
                       due_by = '', told_since = greatest(:at, f.told_since)
                  from let_go l
                 where l.finding_id = f.id and f.acceptance_id = :id and f.human_state in ('accepted', 'false_positive')
                returning f.id)
            insert into finding_event (finding_id, at, kind, detail, by)
            select id, :at, 'open', :note, :by from moved order by id
            """;

    private AcceptanceStatements() {}
}
