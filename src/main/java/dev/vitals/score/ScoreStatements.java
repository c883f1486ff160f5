package dev.vitals.score;

import dev.vitals.finding.HumanState;

/**
 * The statements of the score store; {@code %1$s} are the accounts of the scopes that are asked for, {@code %2$s} counts of
 * verdicts, {@code %3$s} counts of findings and {@code %4$s} findings, each with the scope that it belongs to.
 */
final class ScoreStatements {

    private static final String EXCUSED = HumanState.settled("");

    static final String TALLIES = """
            with %%1$s judged as (
                select scope, rule_id, sum(n) filter (where verdict = 'pass') as passed,
                       sum(n) filter (where verdict = 'fail') as failed,
                       sum(n) filter (where verdict = 'unknown') as unknown,
                       sum(n) filter (where verdict = 'not_applicable') as not_applicable
                  from %%2$s group by scope, rule_id having sum(n) > 0),
            excused as (
                select scope, rule_id, sum(n) as n from %%3$s
                 where machine_state = 'failing' and %1$s group by scope, rule_id),
            named as (
                select scope, rule_id, array_agg(distinct acceptance_id) as ids from %%4$s
                 where acceptance_id is not null and machine_state = 'failing' and %1$s group by scope, rule_id)
            select scope, j.rule_id, coalesce(j.passed, 0) as passed, coalesce(j.failed, 0) - coalesce(x.n, 0) as failed,
                   coalesce(x.n, 0) as accepted, coalesce(j.unknown, 0) as unknown,
                   coalesce(j.not_applicable, 0) as not_applicable, coalesce(a.ids, '{}') as acceptances
              from judged j left join excused x using (scope, rule_id) left join named a using (scope, rule_id)
             order by j.rule_id
            """.formatted(EXCUSED);

    /** What is open: failing, or failing when it was last readable. What other products report is counted beside it. */
    static final String OPEN = """
            with %%1$s counted as (
                select scope, severity, sum(n) as findings from %%3$s
                 where position(':' in rule_id) = 0 and resolved_at is null and not %1$s
                 group by scope, severity having sum(n) <> 0)
            select * from counted
            """.formatted(EXCUSED);

    private static final String ACCOUNTS = """
            wanted as materialized (
                select 'account:' || id as scope, id as account_id from account where 'account:' || id = any (string_to_array(:scopes, ','))
                union all
                select 'group:' || group_id, account_id from account_group_member
                 where 'group:' || group_id = any (string_to_array(:scopes, ','))),""";

    /** The same for everything, whose scope is the only one asked for, or for accounts and groups. */
    static String within(String statement, boolean isAll) {
        var each = isAll
                ? "(select s.scope, c.* from %s c, unnest(string_to_array(:scopes, ',')) s (scope)) counts"
                : "(select w.scope, c.* from wanted w join %s c on c.account_id = w.account_id) counts";
        var all = isAll ? "_all" : "";
        return statement.formatted(
                isAll ? "" : ACCOUNTS,
                each.formatted("evaluation_count" + all),
                each.formatted("finding_count" + all),
                each.formatted("finding"));
    }

    /** A day that a scan covered stays one, whoever counts it again. */
    static final String KEEP_DAYS = """
            insert into score_day (scope, day, met, not_met, accepted, decided, not_assessed, awaiting, total,
                   pass_points, accepted_points, weight_points, evaluated, in_scope, open_critical, open_high,
                   open_medium, open_low, rule_set, settings_hash, scanned)
            select n.scope, n.day, n.met, n.not_met, n.accepted, n.decided, n.not_assessed, n.awaiting, n.total,
                   n.pass_points, n.accepted_points, n.weight_points, n.evaluated, n.in_scope, n.open_critical,
                   n.open_high, n.open_medium, n.open_low, n.rule_set, n.settings_hash,
                   n.scanned or exists (select from score_day d where d.scope = n.scope and d.day = n.day and d.scanned)
              from jsonb_populate_recordset(null::score_day, :days::jsonb) n
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
            delete from score s using unnest(string_to_array(:scopes, ',')) k (scope)
             where s.scope = k.scope and s.day = :day
               and not exists (select from jsonb_populate_recordset(null::score, :rows::jsonb) n
                                where n.scope = s.scope and n.citation = s.citation)
            """;

    static final String KEEP_SAFEGUARDS = """
            insert into score (scope, citation, day, state, pass_points, weight_points, evaluated, in_scope, inputs,
                   people)
            select n.scope, n.citation, n.day, n.state, n.pass_points, n.weight_points, n.evaluated, n.in_scope,
                   n.inputs, n.people
              from jsonb_populate_recordset(null::score, :rows::jsonb) n
            on conflict (scope, citation, day) do update
               set (state, pass_points, weight_points, evaluated, in_scope, inputs, people)
                 = row (excluded.state, excluded.pass_points, excluded.weight_points, excluded.evaluated,
                    excluded.in_scope, excluded.inputs, excluded.people)
             where score.* is distinct from excluded.*
            """;

    private ScoreStatements() {}
}
