package dev.vitals.finding;

import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.postgres.RowCopy;
import dev.vitals.postgres.Statements;
import dev.vitals.rule.Evaluation;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which rows of the inventory verdicts are about. A list that could not be read is judged itself; a row without content
 * stands for it, and is made where there is none.
 */
final class JudgedResources {

    /** Up to so many are asked for by name; of more the whole account is asked, which is one walk along an index. */
    private static final int FEW = 1000;

    private static final String OF_ACCOUNT =
            "select r.region, r.type, r.resource_id, r.id from resource r where r.account_id = :account and r.gone_at is null";

    private static final String OF_THESE = """
            select r.region, r.type, r.resource_id, r.id
              from jsonb_to_recordset(cast(:names as jsonb)) as n (region text, type text, id text)
              join resource r on (r.account_id, r.region, r.type, r.resource_id) = (:account, n.region, n.type, n.id)
             where r.gone_at is null
            """;

    private static final String NEW =
            "create temporary table stand_in (region text, type text, resource_id text, arn text) on commit drop";

    private static final List<String> STAND_IN = List.of("analyze stand_in", """
            insert into resource (account_id, region, type, resource_id, arn, name, valid_from, first_seen)
            select :account, s.region, s.type, s.resource_id, s.arn, s.resource_id, :at, :at
              from stand_in s
             where not exists (
                   select from resource r
                    where (r.account_id, r.region, r.type, r.resource_id) = (:account, s.region, s.type, s.resource_id))
             order by s.region, s.type, s.resource_id
            on conflict do nothing
            """, """
            update resource r set gone_at = null, hash = null, valid_from = :at
              from stand_in s
             where (r.account_id, r.region, r.type, r.resource_id) = (:account, s.region, s.type, s.resource_id)
               and r.gone_at < :at
            """, "drop table stand_in");

    private final JdbcClient sql;
    private final RowCopy copy;

    JudgedResources(JdbcClient sql, RowCopy copy) {
        this.sql = sql;
        this.copy = copy;
    }

    /**
     * Ids by key, of what is judged at least. What is gone since a later scan is not among them: an earlier one says nothing
     * of it.
     */
    Map<ResourceKey, Long> known(String account, Supplier<Stream<Evaluation>> evaluations) {
        return known(
                account,
                evaluations
                        .get()
                        .map(Evaluation::resource)
                        .distinct()
                        .limit(FEW + 1L)
                        .toList());
    }

    /** Ids by key of the rows that stand for what is missing, which are made where there are none. */
    Map<ResourceKey, Long> standIns(ScanWrite scan, Map<ResourceKey, String> missing) {
        var arns = new LinkedHashMap<>(missing);
        arns.keySet().removeIf(key -> !key.account().equals(scan.account()));
        if (arns.isEmpty()) {
            return Map.of();
        }
        standIn(scan, arns);
        return known(scan.account(), arns.keySet());
    }

    private Map<ResourceKey, Long> known(String account, Collection<ResourceKey> wanted) {
        return known(
                account,
                wanted.size() > FEW ? sql.sql(OF_ACCOUNT) : sql.sql(OF_THESE).param("names", names(wanted)));
    }

    private static Map<ResourceKey, Long> known(String account, StatementSpec asked) {
        var ids = new HashMap<ResourceKey, Long>();
        // There are few regions and types, and a row each for a hundred thousand resources.
        var names = new HashMap<String, String>();
        asked.param("account", account).query(row -> {
            var region = names.computeIfAbsent(row.getString(1), Function.identity());
            var type = names.computeIfAbsent(row.getString(2), Function.identity());
            ids.put(new ResourceKey(account, region, type, row.getString(3)), row.getLong(4));
        });
        return ids;
    }

    private static String names(Collection<ResourceKey> wanted) {
        return JsonMapper.shared().writeValueAsString(wanted);
    }

    private void standIn(ScanWrite scan, Map<ResourceKey, String> missing) {
        sql.sql(NEW).update();
        copy.into("stand_in (region, type, resource_id, arn)", missing.entrySet().stream(), JudgedResources::cells);
        Statements.run(sql, STAND_IN, scan.parameters());
    }

    private static @Nullable Object[] cells(Map.Entry<ResourceKey, String> resource) {
        var key = resource.getKey();
        return new @Nullable Object[] {key.region(), key.type(), key.id(), resource.getValue()};
    }
}
