package dev.vitals.score;

/** The statements of the score store; {@code %s} is the condition of a scope. */
final class ScoreStatements {

    static final String TALLIES = """
            select e.rule_id,
                   count(*) filter (where e.verdict = 'pass') as passed,
                   count(*) filter (where e.verdict = 'fail' and f.id is null) as failed,
                   count(*) filter (where e.verdict = 'fail' and f.id is not null) as accepted,
                   count(*) filter (where e.verdict = 'unknown') as unknown,
                   count(*) filter (where e.verdict = 'not_applicable') as not_applicable
              from (select * from evaluation where %s) e
              left join finding f on (f.rule_id, f.resource_id) = (e.rule_id, e.resource_id)
                                 and f.human_state in ('accepted', 'false_positive')
             group by e.rule_id order by e.rule_id
            """;

    /** What is open: failing, or failing when it was last readable. What other products report is counted beside it. */
    static final String OPEN = """
            select severity, count(*) as findings from finding
             where %s and position(':' in rule_id) = 0 and resolved_at is null and human_state not in ('accepted', 'false_positive')
             group by severity
            """;

    static final String KEEP_DAY = """
            insert into score_day values (:scope, :day, :met, :not_met, :accepted, :not_assessed, :awaiting, :total,
                   :pass_points, :accepted_points, :weight_points, :evaluated, :in_scope, :open_critical, :open_high,
                   :open_medium, :open_low, :rule_set, :settings_hash)
            on conflict (scope, day) do update
               set (met, not_met, accepted, not_assessed, awaiting, total, pass_points, accepted_points, weight_points,
                    evaluated, in_scope, open_critical, open_high, open_medium, open_low, rule_set, settings_hash)
                 = row (excluded.met, excluded.not_met, excluded.accepted, excluded.not_assessed, excluded.awaiting,
                    excluded.total, excluded.pass_points, excluded.accepted_points, excluded.weight_points,
                    excluded.evaluated, excluded.in_scope, excluded.open_critical, excluded.open_high,
                    excluded.open_medium, excluded.open_low, excluded.rule_set, excluded.settings_hash)
             where score_day.* is distinct from excluded.*
            """;

    /** A citation that no longer counts must not stay among the day's. */
    static final String DROP_OTHERS = """
            delete from score s where s.scope = :scope and s.day = :day
               and not exists (select from jsonb_to_recordset(:rows::jsonb) as n (citation text)
                                where n.citation = s.citation)
            """;

    static final String KEEP_SAFEGUARDS = """
            insert into score (scope, citation, day, state, pass_points, weight_points, evaluated, in_scope, inputs)
            select :scope, n.citation, :day, n.state, n.pass_points, n.weight_points, n.evaluated, n.in_scope, n.inputs
              from jsonb_to_recordset(:rows::jsonb) as n (citation text, state text, pass_points numeric,
                   weight_points numeric, evaluated bigint, in_scope bigint, inputs jsonb)
            on conflict (scope, citation, day) do update
               set (state, pass_points, weight_points, evaluated, in_scope, inputs)
                 = row (excluded.state, excluded.pass_points, excluded.weight_points, excluded.evaluated,
                    excluded.in_scope, excluded.inputs)
             where score.* is distinct from excluded.*
            """;

    private ScoreStatements() {}
}
