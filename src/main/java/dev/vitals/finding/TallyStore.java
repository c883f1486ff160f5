package dev.vitals.finding;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The counts of findings and verdicts by kind. Triggers write differences, each a row of its own so that nobody waits
 * for anybody; here they become part of the sums. A reader adds both and sees one truth at any moment.
 */
@Repository
class TallyStore {

    private static final String KIND = "rule_id, region, type, severity, machine_state, human_state, resolved_at,"
            + " accepted_until, owner_member, owner_team";

    /** What pages ask first, and far fewer. */
    private static final String COARSE = "severity, machine_state, human_state, resolved_at, accepted_until";

    private static final String KIND_THEN =
            "rule_id, region, type, severity, machine_state, human_state, resolved_at, accepted_until";

    /** Only one adds up at a time; who comes second finds nothing to do. */
    private static final List<String> ADD_UP = List.of(
            "do $$ begin perform pg_advisory_xact_lock(hashtext('tallies')); end $$",
            """
            with told as (delete from finding_tally_difference returning *),
            added as (
                insert into finding_total as t (%1$s, n)
                select %1$s, sum(n) from told group by %1$s having sum(n) <> 0
                on conflict (%1$s) do update set n = t.n + excluded.n),
            summed as (
                insert into finding_sum as t (account_id, %2$s, n)
                select account_id, %2$s, sum(n) from told group by account_id, %2$s having sum(n) <> 0
                on conflict (account_id, %2$s) do update set n = t.n + excluded.n)
            insert into finding_tally as t (account_id, %1$s, n)
            select account_id, %1$s, sum(n) from told group by account_id, %1$s having sum(n) <> 0
            on conflict (account_id, %1$s) do update set n = t.n + excluded.n
            """.formatted(KIND, COARSE),
            "delete from finding_tally where n = 0",
            "delete from finding_sum where n = 0",
            "delete from finding_total where n = 0",
            """
            with told as (delete from evaluation_tally_difference returning *),
            added as (
                insert into evaluation_total as t (rule_id, verdict, n)
                select rule_id, verdict, sum(n) from told group by 1, 2 having sum(n) <> 0
                on conflict (rule_id, verdict) do update set n = t.n + excluded.n)
            insert into evaluation_tally as t (account_id, rule_id, verdict, n)
            select account_id, rule_id, verdict, sum(n) from told group by 1, 2, 3 having sum(n) <> 0
            on conflict (account_id, rule_id, verdict) do update set n = t.n + excluded.n
            """,
            "delete from evaluation_tally where n = 0",
            "delete from evaluation_total where n = 0",
            """
            with told as (delete from finding_due_told returning *)
            insert into finding_due_total as t (due_at, human_state, accepted_until, n)
            select due_at, human_state, accepted_until, sum(n) from told group by 1, 2, 3 having sum(n) <> 0
            on conflict (due_at, human_state, accepted_until) do update set n = t.n + excluded.n
            """,
            "delete from finding_due_total where n = 0",
            """
            with told as (delete from finding_opened_told returning *)
            insert into finding_opened_total as t (grain, opened_on, severity, human_state, accepted_until, n)
            select g.grain, g.opened_on, severity, human_state, accepted_until, sum(n)
              from told cross join lateral (values
                   ('day', told.opened_on), ('month', date_trunc('month', told.opened_on::timestamp)::date))
                   g (grain, opened_on)
             group by 1, 2, 3, 4, 5 having sum(n) <> 0
            on conflict (grain, opened_on, severity, human_state, accepted_until) do update set n = t.n + excluded.n
            """,
            "delete from finding_opened_total where n = 0",
            changes("finding", KIND_THEN, ", summed as (%s)".formatted(sums("finding_change_sum", COARSE))),
            "delete from finding_change where n = 0",
            "delete from finding_change_sum where n = 0",
            changes("evaluation", "rule_id, verdict", ""),
            "delete from evaluation_change where n = 0");

    /** What changed, as part of its year, month, day and quarter of an hour. */
    private static String changes(String what, String kind, String besides) {
        return "with told as (delete from %s_change_told returning *)%s %s"
                .formatted(what, besides, sums(what + "_change", kind));
    }

    private static String sums(String table, String kind) {
        return """
            insert into %1$s as t (grain, at, %2$s, n)
            select g.grain, g.at, %2$s, sum(n)
              from told cross join lateral (values
                   ('year', date_trunc('year', told.at, 'UTC')), ('month', date_trunc('month', told.at, 'UTC')),
                   ('day', date_trunc('day', told.at, 'UTC')),
                   ('quarter of an hour', date_bin('15 minutes', told.at, '2000-01-01Z'))) g (grain, at)
             group by g.grain, g.at, %2$s having sum(n) <> 0
            on conflict (grain, at, %2$s) do update set n = t.n + excluded.n
            """.formatted(table, kind);
    }

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    TallyStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Makes the differences part of the sums. */
    void addUp() {
        transaction.executeWithoutResult(
                any -> ADD_UP.forEach(statement -> sql.sql(statement).update()));
    }
}
