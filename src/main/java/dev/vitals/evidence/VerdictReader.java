package dev.vitals.evidence;

import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads every verdict, and every resource, as they stood at a moment; never more than a slice of them in memory. */
@Repository
class VerdictReader {

    private static final int ROWS_AT_ONCE = 1000;

    private static final String VERDICTS = """
            select e.account_id, a.name as account_name, r.region, r.type, r.resource_id, r.name, r.arn, e.rule_id,
                   e.rule_version, e.verdict, e.cause, e.severity, e.message, e.valid_from
              from evaluation_at(:to) e join resource r on r.id = e.resource_id join account a on a.id = e.account_id
             where e.account_id%s and position(':' in e.rule_id) = 0
               and (:rules = '' or e.rule_id = any (string_to_array(:rules, ',')))
             order by e.account_id, e.rule_id, r.region, r.type, r.resource_id, r.id
            """.formatted(Asked.ACCOUNTS);

    private static final String RESOURCES = """
            select v.account_id, r.region, r.type, r.resource_id, r.name, r.arn, r.first_seen, v.valid_from,
                   encode(v.hash, 'hex') as hash
              from resource_at(:to) v join resource r on r.id = v.id
             where v.account_id%s order by v.account_id, r.type, r.region, r.resource_id, r.id
            """.formatted(Asked.ACCOUNTS);

    private final JdbcClient sql;

    VerdictReader(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The verdicts of rules that count in scores. What other products report stands beside the safeguards and is not
     * among them.
     *
     * @param rules ids; empty for all. Within a transaction, for otherwise every row is held at once.
     */
    void verdicts(Asked asked, Collection<String> rules, Consumer<VerdictLine> to) {
        var values = asked.values();
        values.put("rules", String.join(",", rules));
        sql.sql(Asked.WHOLE_TABLES).update();
        sql.sql(VERDICTS).params(values).withFetchSize(ROWS_AT_ONCE).query((RowCallbackHandler)
                row -> to.accept(new VerdictLine(
                        row.getString("account_id"),
                        row.getString("account_name"),
                        row.getString("region"),
                        row.getString("type"),
                        row.getString("resource_id"),
                        row.getString("name"),
                        row.getString("arn"),
                        row.getString("rule_id"),
                        row.getInt("rule_version"),
                        row.getString("verdict"),
                        row.getString("cause"),
                        row.getString("severity"),
                        row.getString("message"),
                        PopulationReader.required(row, "valid_from"))));
    }

    /** Every resource, with the SHA-256 of its configuration as it was kept. */
    void resources(Asked asked, Consumer<@Nullable Object[]> to) {
        sql.sql(Asked.WHOLE_TABLES).update();
        sql.sql(RESOURCES).params(asked.values()).withFetchSize(ROWS_AT_ONCE).query((RowCallbackHandler)
                row -> to.accept(new @Nullable Object[] {
                    row.getString("account_id"),
                    row.getString("region"),
                    row.getString("type"),
                    row.getString("resource_id"),
                    row.getString("name"),
                    row.getString("arn"),
                    PopulationReader.required(row, "first_seen"),
                    PopulationReader.required(row, "valid_from"),
                    row.getString("hash")
                }));
    }
}
