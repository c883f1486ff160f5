package dev.vitals.score;

import dev.vitals.finding.HumanState;

/**
 * The statements of the score store; {@code %1$s} is the condition of a scope, {@code %2$s} counts of verdicts and
 * {@code %3$s} counts of findings within it.
 */
final class ScoreStatements {

    private static final String EXCUSED = HumanState.settled("");

    static final String TALLIES = """
            with judged as (
                select rule_id, sum(n) filter (where verdict = 'pass') as passed,
                       sum(n) filter (where verdict = 'fail') as failed,
                       sum(n) filter (where verdict = 'unknown') as unknown,
                       sum(n) filter (where verdict = 'not_applicable') as not_applicable
                  from %%2$s where %%1$s group by rule_id having sum(n) > 0),
            excused as (
                select rule_id, sum(n) as n from %%3$s
                 where %%1$s and machine_state = 'failing' and %1$s group by rule_id),
            named as (
                select rule_id, array_agg(distinct acceptance_id) as ids from finding
                 where %%1$s and acceptance_id is not null and machine_state = 'failing' and %1$s group by rule_id)
            select j.rule_id, coalesce(j.passed, 0) as passed, coalesce(j.failed, 0) - coalesce(x.n, 0) as failed,
                   coalesce(x.n, 0) as accepted, coalesce(j.unknown, 0) as unknown,
                   coalesce(j.not_applicable, 0) as not_applicable, coalesce(a.ids, '{}') as acceptances
              from judged j left join excused x using (rule_id) left join named a using (rule_id)
             order by j.rule_id
            """.formatted(EXCUSED);

    /** What is open: failing, or failing when it was last readable. What other products report is counted beside it. */
    static final String OPEN = """
            select severity, sum(n) as findings from %%3$s
             where %%1$s and position(':' in rule_id) = 0 and resolved_at is null and not %1$s
             group by severity having sum(n) <> 0
            """.formatted(EXCUSED);

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
