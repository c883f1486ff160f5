package dev.vitals.finding;

import dev.vitals.page.AsOf;

/** Where findings come from in a query: the table for today, the table and its history for an earlier day. */
final class FindingSource {

    static final String RANK =
            "case f.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end";

    /** The state of the machine follows from the verdict of {@code :moment}, that of people from their last event. Owner and due date are today's. */
    private static final String THEN = """
            (select f.id, f.rule_id, f.resource_id, f.account_id, f.region, f.type, f.opened_at,
                    case e.verdict when 'fail' then e.severity else f.severity end as severity,
                    case when e.verdict is null then 'gone' when e.verdict = 'fail' then 'failing'
                         when e.verdict = 'unknown' then 'unknown' else 'passing' end as machine_state,
                    coalesce(decided.kind, 'open') as human_state, decided.until as accepted_until,
                    f.acceptance_id, f.owner_member, f.owner_team, f.due_at, f.due_by, f.fingerprint,
                    case e.verdict when 'fail' then e.message else coalesce(worded.detail, f.headline) end as headline,
                    coalesce(t.since, f.opened_at) as state_since,
                    case when t.closed > t.opened then t.closed_at end as resolved_at,
                    coalesce(t.reopened, 0)::int as reopened
               from finding f
               left join (
                   select finding_id,
                          max(id) filter (where kind in ('opened', 'reopened')) as opened,
                          max(id) filter (where kind in ('resolved', 'gone')) as closed,
                          max(at) filter (where kind in ('resolved', 'gone')) as closed_at,
                          max(at) filter (where kind in ('opened', 'reopened', 'resolved', 'readable', 'unknown', 'gone'))
                              as since,
                          max(id) filter (where kind in ('opened', 'reopened', 'changed')) as worded,
                          max(id) filter (where kind in %s) as decided,
                          count(*) filter (where kind = 'reopened') as reopened
                     from finding_event where at <= :moment group by finding_id) t on t.finding_id = f.id
               left join finding_event decided on decided.id = t.decided
               left join finding_event worded on worded.id = t.worded
               left join evaluation_at(:moment) e on (e.rule_id, e.resource_id) = (f.rule_id, f.resource_id)
              where f.opened_at <= :moment)""".formatted(HumanState.ALL);

    private static final String NAMED = " join resource r on r.id = f.resource_id";

    private FindingSource() {}

    /** What follows {@code from}; takes {@code :moment} where it is not today. */
    static String of(AsOf asOf) {
        return asOf.isNow() ? "finding f" : THEN + " f";
    }

    /** How many the filter admits, up to its conditions: today's from the tallies, where they know what is asked. */
    static String counting(FindingFilter filter, AsOf asOf) {
        if (asOf.isNow() && filter.isTallied()) {
            return "select coalesce(sum(f.n), 0)::bigint from finding_count f";
        }
        return "select count(*) from " + of(asOf) + (filter.namesResources() ? NAMED : "");
    }
}
