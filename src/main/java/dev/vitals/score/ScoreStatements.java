package dev.vitals.score;

/** The statements of the score store; {@code %s} is the condition of a scope. */
final class ScoreStatements {

    static final String TALLIES = """
            select e.rule_id,
                   count(*) filter (where e.verdict = 'pass') as passed,
                   count(*) filter (where e.verdict = 'fail' and f.id is null) as failed,
                   count(*) filter (where e.verdict = 'fail' and f.id is not null) as accepted,
                   count(*) filter (where e.verdict = 'unknown') as unknown,
                   count(*) filter (where e.verdict = 'not_applicable') as not_applicable,
                   coalesce(array_agg(distinct f.acceptance_id) filter (where e.verdict = 'fail' and f.acceptance_id is not null),
                            '{}') as acceptances
              from (select * from evaluation where %s) e
              left join finding f on (f.rule_id, f.resource_id) = (e.rule_id, e.resource_id)
                                 and (f.human_state = 'false_positive' or f.human_state = 'accepted'
                                      and coalesce(f.accepted_until >= :day, true))
             group by e.rule_id order by e.rule_id
            """;

    /** What is open: failing, or failing when it was last readable. What other products report is counted beside it. */
    static final String OPEN = """
            select severity, count(*) as findings from finding
             where %s and position(':' in rule_id) = 0 and resolved_at is null
               and not (human_state = 'false_positive'
                        or human_state = 'accepted' and coalesce(accepted_until >= :day, true))
             group by severity
            """;

    /** A day that a scan covered stays one, whoever counts it again. */
    static final String KEEP_DAY = """
            insert into score_day (scope, day, met, not_met, accepted, decided, not_assessed, awaiting, total,
                   pass_points, accepted_points, weight_points, evaluated, in_scope, open_critical, open_high,
                   open_medium, open_low, rule_set, settings_hash, scanned)
            values (:scope, :day, :met, :not_met, :accepted, :decided, :not_assessed, :awaiting, :total,
                   :pass_points, :accepted_points, :weight_points, :evaluated, :in_scope, :open_critical, :open_high,
                   :open_medium, :open_low, :rule_set, :settings_hash,
                   :scanned or exists (select from score_day where scope = :scope and day = :day and scanned))
            on conflict (scope, day) do update
               set (met, not_met, accepted, decided, not_assessed, awaiting, total, pass_points, accepted_points,
                    weight_points, evaluated, in_scope, open_critical, open_high, open_medium, open_low, rule_set,
                    settings_hash, scanned)
                 = row (excluded.met, excluded.not_met, excluded.accepted, excluded.decided, excluded.not_assessed,
                    excluded.awaiting, excluded.total, excluded.pass_points, excluded.accepted_points,
                    excluded.weight_points, excluded.evaluated, excluded.in_scope, excluded.open_critical,
                    excluded.open_high, excluded.open_medium, excluded.open_low, excluded.rule_set,
                    excluded.settings_hash, excluded.scanned)
             where score_day.* is distinct from excluded.*
            """;

    /** The scopes that are there and were scored before. */
    static final String KEPT_SCOPES = """
            select s.scope
              from (select 'all' as scope union all select 'account:' || id from account
                    union all select 'group:' || id from account_group) s
             where exists (select from score_day d where d.scope = s.scope) order by s.scope
            """;

    /** A citation that no longer counts must not stay among the day's. */
    static final String DROP_OTHERS = """
            delete from score s where s.scope = :scope and s.day = :day
               and not exists (select from jsonb_to_recordset(:rows::jsonb) as n (citation text)
                                where n.citation = s.citation)
            """;

    static final String KEEP_SAFEGUARDS = """
            insert into score (scope, citation, day, state, pass_points, weight_points, evaluated, in_scope, inputs,
                   people)
            select :scope, n.citation, :day, n.state, n.pass_points, n.weight_points, n.evaluated, n.in_scope,
                   n.inputs, n.people
              from jsonb_to_recordset(:rows::jsonb) as n (citation text, state text, pass_points numeric,
                   weight_points numeric, evaluated bigint, in_scope bigint, inputs jsonb, people jsonb)
            on conflict (scope, citation, day) do update
               set (state, pass_points, weight_points, evaluated, in_scope, inputs, people)
                 = row (excluded.state, excluded.pass_points, excluded.weight_points, excluded.evaluated,
                    excluded.in_scope, excluded.inputs, excluded.people)
             where score.* is distinct from excluded.*
            """;

    private ScoreStatements() {}
}
