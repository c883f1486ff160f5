package dev.vitals.finding;

import dev.vitals.inventory.AccountTurn;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Redaction;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StagedLists;
import dev.vitals.postgres.RowCopy;
import dev.vitals.postgres.Statements;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The verdicts as they stand and stood, and the findings that follow from them in the same transaction. A verdict that
 * stays the same is not written. Comes after the inventory's own store, which says what is gone.
 */
@Repository
public class EvaluationStore {

    /** The planner takes a temporary table for small until it has looked. */
    private static final List<String> ANALYZE = List.of("analyze changed (rule_id, resource_id, verdict)");

    private final JdbcClient sql;
    private final RowCopy copy;
    private final JudgedResources resources;
    private final TransactionTemplate transaction;

    public EvaluationStore(JdbcClient sql, RowCopy copy, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.copy = copy;
        this.resources = new JudgedResources(sql, copy);
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Stores what a scan judged.
     *
     * @param lists how whole each list was: what a broken list did not show becomes unknown, what a whole one no longer
     *     shows is closed, and what was not tried stays as it was
     */
    public void write(ScanWrite scan, Stream<Evaluation> evaluations, List<ListCoverage> lists) {
        write(scan, evaluations, lists, Set.of());
    }

    /**
     * Stores what a scan judged.
     *
     * @param lists how whole each list was
     * @param withdrawn ids of rules that are no longer in force: what they said ends, whether its list was whole or not
     */
    public void write(ScanWrite scan, Stream<Evaluation> evaluations, List<ListCoverage> lists, Set<String> withdrawn) {
        write(scan, evaluations.toList()::stream, lists, withdrawn);
    }

    /**
     * Stores what a scan judges, without ever holding all of it.
     *
     * @param evaluations what it says, resource by resource; asked for more than once, and the same each time
     * @param lists how whole each list was
     * @param withdrawn ids of rules that are no longer in force: what they said ends, whether its list was whole or not
     */
    public void write(
            ScanWrite scan, Supplier<Stream<Evaluation>> evaluations, List<ListCoverage> lists, Set<String> withdrawn) {
        var parameters = new HashMap<>(scan.parameters());
        parameters.put("withdrawn", String.join(",", withdrawn));
        transaction.executeWithoutResult(any -> {
            AccountTurn.take(sql, scan);
            stage(scan, evaluations);
            StagedLists.stage(sql, copy, lists);
            steps(scan, lists, withdrawn).forEach(step -> Statements.run(sql, step, parameters));
            sql.sql("drop table if exists judged, changed, turned, staged_list").update();
        });
    }

    private void stage(ScanWrite scan, Supplier<Stream<Evaluation>> evaluations) {
        var ids = resources.known(scan.account(), evaluations);
        var once = new OnePerRule(key -> Objects.requireNonNullElse(ids.get(key), key));
        var missing = new LinkedHashMap<ResourceKey, String>();
        evaluations
                .get()
                .peek(once::look)
                .filter(each -> !ids.containsKey(each.resource()))
                .forEach(each -> missing.putIfAbsent(each.resource(), each.arn()));
        ids.putAll(resources.standIns(scan, missing));
        sql.sql(EvaluationMerge.STAGING).update();
        copy.into(
                EvaluationMerge.STAGED,
                once.of(evaluations).filter(each -> ids.containsKey(each.resource())),
                each -> cells(each, ids.get(each.resource())));
    }

    /** Most scans find most things as they were, and some find an account for the first time. */
    private List<List<String>> steps(ScanWrite scan, List<ListCoverage> lists, Set<String> withdrawn) {
        var stands = sql.sql(EvaluationMerge.STANDS)
                .param("account", scan.account())
                .query(Boolean.class)
                .single();
        if (!stands) {
            return List.of(EvaluationMerge.ALL, ANALYZE, EvaluationMerge.ADD, FindingMerge.FOLLOW);
        }
        var isUnread = lists.stream().anyMatch(list -> list.cause() != null);
        var mayEnd = !lists.isEmpty() || !withdrawn.isEmpty();
        return List.of(
                List.of("analyze judged (rule_id, resource_id)"),
                mayEnd ? EvaluationMerge.ALL_DIFFERING : EvaluationMerge.DIFFERING,
                isUnread ? EvaluationMerge.UNREAD : List.of(),
                mayEnd ? EvaluationMerge.STAYING : List.of(),
                ANALYZE,
                EvaluationMerge.REPLACE,
                EvaluationMerge.ADD,
                FindingMerge.FOLLOW);
    }

    /**
     * Stores what a file says: as {@link #write}, but no list is closed by it, for a file is none.
     *
     * @param file its batch; the scan that the events of findings name
     */
    public void report(ScanWrite file, List<Evaluation> evaluations) {
        transaction.executeWithoutResult(any -> {
            write(file, evaluations.stream(), List.of());
            sql.sql(
                            "create temporary table said (rule_id text, region text, type text, resource_id text) on commit drop")
                    .update();
            copy.into("said (rule_id, region, type, resource_id)", evaluations.stream(), EvaluationStore::place);
            sql.sql("analyze said").update();
            sql.sql("""
                    update evaluation e set batch_id = :scan
                      from said s join resource r
                        on (r.account_id, r.region, r.type, r.resource_id) = (:account, s.region, s.type, s.resource_id)
                     where (e.rule_id, e.resource_id) = (s.rule_id, r.id) and e.batch_id is distinct from :scan
                    """).params(file.parameters()).update();
            sql.sql("drop table said").update();
        });
    }

    /**
     * Ends what rules said of a resource that the inventory has just found gone. For a look at one resource: what others
     * of its list say is left to a scan.
     */
    public void gone(ScanWrite look, ResourceKey resource) {
        var parameters = new HashMap<>(look.parameters());
        parameters.put("region", resource.region());
        parameters.put("type", resource.type());
        parameters.put("id", resource.id());
        transaction.executeWithoutResult(any -> {
            AccountTurn.take(sql, look);
            sql.sql(EvaluationMerge.GONE).params(parameters).update();
            Statements.run(sql, ANALYZE, parameters);
            Statements.run(sql, EvaluationMerge.REPLACE, parameters);
            Statements.run(sql, FindingMerge.FOLLOW, parameters);
            sql.sql("drop table changed, turned").update();
        });
    }

    private static @Nullable Object[] place(Evaluation evaluation) {
        var resource = evaluation.resource();
        return new @Nullable Object[] {evaluation.rule().id(), resource.region(), resource.type(), resource.id()};
    }

    private static @Nullable Object[] cells(Evaluation evaluation, Long resource) {
        var fail = evaluation.verdict() instanceof Verdict.Fail failed ? failed : new Verdict.Fail("", "", "", "");
        return new @Nullable Object[] {
            evaluation.rule().id(),
            resource,
            evaluation.verdict().word(),
            evaluation.verdict() instanceof Verdict.Unknown unknown
                    ? unknown.cause().name()
                    : null,
            message(evaluation.verdict()),
            fail.field(),
            Redaction.text(fail.observed()),
            fail.expected(),
            evaluation.severity().word(),
            evaluation.rule().version(),
            Proof.json(fail.proof())
        };
    }

    private static String message(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass pass -> "";
            case Verdict.Fail fail -> Redaction.text(fail.message());
            case Verdict.NotApplicable other -> other.reason();
            case Verdict.Unknown unknown -> unknown.detail();
        };
    }
}
