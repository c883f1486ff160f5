package dev.vitals.inventory;

import dev.vitals.postgres.RowCopy;
import dev.vitals.postgres.Statements;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What exists and existed. A scan is copied aside and merged by a few statements over sets; what did not change is not
 * written. What a later scan has already stored is never overwritten by an earlier one.
 */
@Repository
public class InventoryStore {

    private final JdbcClient sql;
    private final RowCopy copy;
    private final TransactionTemplate transaction;

    public InventoryStore(JdbcClient sql, RowCopy copy, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.copy = copy;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Stores what a scan read, in one transaction.
     *
     * @param lists how whole each list was: only a whole one that omits a resource says that it is gone
     */
    public void write(ScanWrite scan, Stream<StoredResource> resources, List<ListCoverage> lists) {
        transaction.executeWithoutResult(any -> {
            AccountTurn.take(sql, scan);
            stage(scan, resources);
            StagedLists.stage(sql, copy, lists);
            Statements.run(sql, InventoryMerge.RESOURCES, scan.parameters());
            Statements.run(sql, InventoryMerge.COVERAGE, scan.parameters());
            sql.sql("drop table staged_resource, staged_list, moved").update();
        });
    }

    /** Notes that one resource is not there any more. For a look at it alone: what else its list shows is left to a scan. */
    public void gone(ScanWrite look, ResourceKey resource) {
        var parameters = new HashMap<>(look.parameters());
        parameters.put("region", resource.region());
        parameters.put("type", resource.type());
        parameters.put("id", resource.id());
        transaction.executeWithoutResult(any -> {
            AccountTurn.take(sql, look);
            Statements.run(sql, InventoryMerge.GONE, parameters);
        });
    }

    private void stage(ScanWrite scan, Stream<StoredResource> resources) {
        sql.sql(InventoryMerge.STAGING).update();
        var known = sql.sql(InventoryMerge.KNOWN)
                .param("account", scan.account())
                .query(String.class)
                .set();
        var seen = new Twice();
        copy.into(
                "staged_resource (region, type, resource_id, arn, name, tags, hash, body)",
                resources.peek(resource -> requireOf(scan, resource.key())).peek(resource -> seen.look(resource.key())),
                resource -> cells(resource, known));
        // What is joined by; samples of bodies and tags would only take their time.
        sql.sql("analyze staged_resource (nr, region, type, resource_id)").update();
        if (seen.isPossible()) {
            sql.sql(InventoryMerge.ONCE).update();
        }
    }

    private static void requireOf(ScanWrite scan, ResourceKey key) {
        if (!key.account().equals(scan.account())) {
            throw new IllegalArgumentException("%s is not of account %s".formatted(key, scan.account()));
        }
    }

    private static @Nullable Object[] cells(StoredResource resource, Set<String> known) {
        var hash = resource.hash().hex();
        return new @Nullable Object[] {
            resource.key().region(),
            resource.key().type(),
            resource.key().id(),
            resource.arn(),
            resource.name(),
            resource.tags(),
            "\\x" + hash,
            known.contains(hash) ? null : resource.json()
        };
    }
}
