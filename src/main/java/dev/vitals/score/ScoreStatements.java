package dev.vitals.score;

import dev.vitals.finding.HumanState;

/**
 * The statements of the score store; {@code %1$s} are counts of verdicts, {@code %2$s} counts of findings and {@code %3$s}
 * findings, each with a key: its account, or {@code all}.
 */
final class ScoreStatements {

    private static final String EXCUSED = HumanState.settled("");

    static final String TALLIES = """
            with judged as (
                select key, rule_id, sum(n) filter (where verdict = 'pass') as passed,
                       sum(n) filter (where verdict = 'fail') as failed,
                       sum(n) filter (where verdict = 'unknown') as unknown,
                       sum(n) filter (where verdict = 'not_applicable') as not_applicable
                  from %%1$s group by key, rule_id having sum(n) > 0),
            excused as (
                select key, rule_id, sum(n) as n from %%2$s
                 where machine_state = 'failing' and %1$s group by key, rule_id),
            named as (
                select key, rule_id, array_agg(distinct acceptance_id) as ids from %%3$s
                 where acceptance_id is not null and machine_state = 'failing' and %1$s group by key, rule_id)
            select key, j.rule_id, coalesce(j.passed, 0) as passed, coalesce(j.failed, 0) - coalesce(x.n, 0) as failed,
                   coalesce(x.n, 0) as accepted, coalesce(j.unknown, 0) as unknown,
                   coalesce(j.not_applicable, 0) as not_applicable, coalesce(a.ids, '{}') as acceptances
              from judged j left join excused x using (key, rule_id) left join named a using (key, rule_id)
             order by j.rule_id
            """.formatted(EXCUSED);

    /** What is open: failing, or failing when it was last readable. What other products report is counted beside it. */
    static final String OPEN = """
            select key, severity, sum(n) as findings from %%2$s
             where position(':' in rule_id) = 0 and resolved_at is null and not %1$s
             group by key, severity having sum(n) <> 0
            """.formatted(EXCUSED);

    /** Of which account each of some groups consists, as far as whoever asks may see them. */
    static final String MEMBERS = """
            select group_id, account_id from account_group_member
             where group_id::text = any (string_to_array(:groups, ','))
            """;

    /**
     * The same for everything, or by each of {@code :accounts}. Scopes are no part of it: joined with them, hundreds of
     * accounts are guessed to be a few, and a million counts are then met once for each (docs/decisions/041).
     */
    static String within(String statement, boolean isAll) {
        var each = isAll
                ? "(select 'all' as key, c.* from %s_all c) counts"
                : "(select c.account_id as key, c.* from %s c"
                        + " where c.account_id = any (string_to_array(:accounts, ',')::bpchar[])) counts";
        var finding = isAll ? "(select 'all' as key, c.* from finding c) counts" : each.formatted("finding");
        return statement.formatted(each.formatted("evaluation_count"), each.formatted("finding_count"), finding);
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

    /** What is kept of a day, by what it says. */
    static final String FINGERPRINTS = """
            select scope, citation, fingerprint from score
             where day = :day and scope = any (string_to_array(:scopes, ','))
            """;

    /** A citation that no longer counts must not stay among the day's. */
    static final String DROP_OTHERS = """
            delete from score s using jsonb_populate_recordset(null::score, :rows::jsonb) n
             where s.day = :day and (s.scope, s.citation) = (n.scope, n.citation)
            """;

    static final String KEEP_SAFEGUARDS = """
            insert into score (scope, citation, day, state, pass_points, weight_points, evaluated, in_scope, inputs,
                   people, fingerprint)
            select n.scope, n.citation, n.day, n.state, n.pass_points, n.weight_points, n.evaluated, n.in_scope,
                   n.inputs, n.people, n.fingerprint
              from jsonb_populate_recordset(null::score, :rows::jsonb) n
            on conflict (scope, citation, day) do update
               set (state, pass_points, weight_points, evaluated, in_scope, inputs, people, fingerprint)
                 = row (excluded.state, excluded.pass_points, excluded.weight_points, excluded.evaluated,
                    excluded.in_scope, excluded.inputs, excluded.people, excluded.fingerprint)
             where score.* is distinct from excluded.*
            """;

    private ScoreStatements() {}
}
