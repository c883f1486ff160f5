package dev.vitals.finding;

import java.util.List;
import java.util.stream.Stream;

/**
 * The statements that bring the verdicts of a scan, copied aside, into the tables. First {@code judged}: what this scan
 * says. Then {@code changed}: where that differs from what stands, with a null verdict where it ends. What a file said
 * stands beside, until another file says otherwise or its resource is gone.
 */
final class EvaluationMerge {

    static final String STAGING = """
            create temporary table staged_evaluation (
                rule_id text, account_id text, region text, type text, resource_id text, arn text, verdict text,
                cause text, message text, field text, observed text, expected text, severity text, rule_version int,
                proof text)
                on commit drop
            """;

    static final String STAGED =
            "staged_evaluation (rule_id, account_id, region, type, resource_id, arn, verdict, cause, message, field,"
                    + " observed, expected, severity, rule_version, proof)";

    private static final String VALUES =
            "verdict, cause, message, field, observed, expected, severity, rule_version, proof";

    /** What makes a verdict another one. */
    private static final String DIFFERENT =
            "(e.verdict, e.cause, e.message, e.observed, e.severity, e.rule_version, e.proof)"
                    + " is distinct from (j.verdict, j.cause, j.message, j.observed, j.severity, j.rule_version, j.proof)";

    /** Rules that nobody asks any more: what they said ends, and is not taken for unread. */
    private static final String WITHDRAWN = "e.rule_id = any (string_to_array(:withdrawn, ','))";

    private static final String SAME =
            "(r.account_id, r.region, r.type, r.resource_id) = (s.account_id, s.region, s.type, s.resource_id)";

    static final List<String> JUDGE = List.of(
            // A list that could not be read is judged itself; a row without content stands for it.
            """
            insert into resource (account_id, region, type, resource_id, arn, name, valid_from, first_seen)
            select distinct on (s.region, s.type, s.resource_id)
                   s.account_id, s.region, s.type, s.resource_id, s.arn, s.resource_id, :at, :at
              from staged_evaluation s
             where not exists (select from resource r where %s)
             order by s.region, s.type, s.resource_id
            on conflict do nothing
            """.formatted(SAME),
            """
            update resource r set gone_at = null, hash = null, valid_from = :at
             where r.account_id = :account and r.gone_at < :at
               and exists (select from staged_evaluation s where %s)
            """.formatted(SAME),
            """
            create temporary table judged (
                rule_id text, resource_id bigint, verdict text, cause text, message text, field text, observed text,
                expected text, severity text, rule_version int, proof jsonb, primary key (rule_id, resource_id)) on commit drop
            """,
            // Where one resource stands for itself and for its list, the worse verdict counts.
            """
            insert into judged (rule_id, resource_id, %s)
            select distinct on (s.rule_id, r.id) s.rule_id, r.id, %s::jsonb
              from staged_evaluation s join resource r on %s and r.gone_at is null
             where s.account_id = :account
             order by s.rule_id, r.id, case s.verdict when 'fail' then 0 when 'unknown' then 1 else 2 end
            """.formatted(VALUES, VALUES, SAME),
            """
            insert into judged (rule_id, resource_id, %s)
            select e.rule_id, e.resource_id, 'unknown', l.cause, l.detail, '', '', '', e.severity, e.rule_version, null::jsonb
              from staged_list l
              join resource r on (r.account_id, r.region, r.type) = (:account, l.region, l.type)
              join evaluation e on e.resource_id = r.id
             where l.cause is not null and r.gone_at is null and e.batch_id is null and not %s
            on conflict do nothing
            """.formatted(VALUES, WITHDRAWN),
            "analyze judged");

    /** What rules said of one resource that is gone. */
    static final String GONE = """
            create temporary table changed on commit drop as
            select e.rule_id, e.resource_id, null::text as verdict, null::text as cause, ''::text as message,
                   ''::text as field, ''::text as observed, ''::text as expected, e.severity, e.rule_version,
                   null::jsonb as proof
              from evaluation e join resource r on r.id = e.resource_id
             where (r.account_id, r.region, r.type, r.resource_id) = (:account, :region, :type, :id)
               and r.gone_at is not null and e.valid_from < :at
            """;

    private static final String CHANGED = """
            create temporary table changed on commit drop as
            select j.rule_id, j.resource_id, %s
              from judged j
             where not exists (select from evaluation e
                                where (e.rule_id, e.resource_id) = (j.rule_id, j.resource_id)
                                  and (e.valid_from >= :at or not %s))
            union all
            select e.rule_id, e.resource_id, null, null, case when %s then 'its rule is switched off' else '' end,
                   '', '', '', e.severity, e.rule_version, null
              from staged_list l
              join resource r on (r.account_id, r.region, r.type) = (:account, l.region, l.type)
              join evaluation e on e.resource_id = r.id
             where l.cause is null and e.valid_from < :at and (e.batch_id is null or r.gone_at is not null)
               and not exists (select from judged j
                                where (j.rule_id, j.resource_id) = (e.rule_id, e.resource_id))
            union all
            select e.rule_id, e.resource_id, null, null, 'its rule is switched off', '', '', '', e.severity,
                   e.rule_version, null
              from evaluation e join resource r on r.id = e.resource_id
             where e.account_id = :account and %s and e.valid_from < :at
               and not exists (select from staged_list l
                                where (l.region, l.type) = (r.region, r.type) and l.cause is null)
            """.formatted(VALUES, DIFFERENT, WITHDRAWN, WITHDRAWN);

    /** What follows from {@code changed}. */
    static final List<String> FOLLOW = List.of(
            "select ensure_month('evaluation_history', :at)",
            "analyze changed",
            """
            insert into evaluation_history (rule_id, resource_id, account_id, %s, valid_from, scan_id, valid_to)
            select e.rule_id, e.resource_id, e.account_id, e.verdict, e.cause, e.message, e.field, e.observed,
                   e.expected, e.severity, e.rule_version, e.proof, e.valid_from, e.scan_id, :at
              from evaluation e join changed c on (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id)
            """.formatted(VALUES),
            """
            delete from evaluation e using changed c
             where (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id) and c.verdict is null
            """,
            """
            insert into evaluation (rule_id, resource_id, account_id, %s, valid_from, scan_id)
            select rule_id, resource_id, :account, %s, :at, :scan from changed where verdict is not null
            on conflict (rule_id, resource_id) do update
               set (%s, valid_from, scan_id) = row (
                   excluded.verdict, excluded.cause, excluded.message, excluded.field, excluded.observed,
                   excluded.expected, excluded.severity, excluded.rule_version, excluded.proof, excluded.valid_from,
                   excluded.scan_id)
            """.formatted(VALUES, VALUES, VALUES));

    static final List<String> MERGE =
            Stream.concat(Stream.of(CHANGED), FOLLOW.stream()).toList();

    private EvaluationMerge() {}
}
