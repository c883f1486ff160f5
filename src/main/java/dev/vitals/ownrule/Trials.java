package dev.vitals.ownrule;

import dev.vitals.inventory.Cause;
import dev.vitals.ownrule.expression.Subject;
import dev.vitals.rule.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Tries rules on the stored inventory: what the last scan of each account read. */
@Repository
class Trials {

    private static final int ROWS_AT_ONCE = 200;

    private static final String RESOURCES = """
            select r.id, r.account_id, coalesce(a.name, r.account_id) as account_name, r.region, r.resource_id, r.name,
                   r.arn, r.tags, c.body
              from resource r join content c on c.hash = r.hash left join account a on a.id = r.account_id
             where r.type = :type and r.gone_at is null and (:account = '' or r.account_id = :account)
             order by r.name, r.id
            """;

    private static final String UNREAD = """
            select coalesce(a.name, c.account_id) as account_name, c.region, c.cause, c.detail
              from coverage c left join account a on a.id = c.account_id
             where c.type = :type and c.cause is not null and (:account = '' or c.account_id = :account)
             order by account_name, c.region
            """;

    private final JdbcClient sql;
    private final TransactionTemplate reading;
    private final Clock clock;

    Trials(JdbcClient sql, PlatformTransactionManager transactions, Clock clock) {
        this.sql = sql;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /**
     * What the rule would say now.
     *
     * @param account an account's id; empty for all of them
     */
    Trial of(CompiledRule rule, String type, String account) {
        var values = Map.of("type", type, "account", account);
        var trial = new Trial(unread(values));
        var budget = Budget.ofScan();
        var now = clock.instant();
        reading.executeWithoutResult(any -> sql.sql(RESOURCES)
                .params(values)
                .withFetchSize(ROWS_AT_ONCE)
                .query((RowCallbackHandler) row -> add(trial, row, budget, rule, now)));
        return trial;
    }

    private List<Trial.Unread> unread(Map<String, String> values) {
        return sql.sql(UNREAD)
                .params(values)
                .query((row, number) -> new Trial.Unread(
                        row.getString("account_name"),
                        row.getString("region"),
                        Cause.valueOf(row.getString("cause")).words() + ": " + row.getString("detail")))
                .list();
    }

    private static void add(Trial trial, ResultSet row, Budget budget, CompiledRule rule, Instant now)
            throws SQLException {
        var json = row.getString("body");
        var tags = row.getString("tags");
        var id = row.getString("resource_id");
        var name = row.getString("name");
        var arn = row.getString("arn");
        var account = row.getString("account_id");
        var region = row.getString("region");
        var verdict = budget.judge(() -> rule.judge(
                new Subject(JsonMapper.shared().readTree(json), tags(tags), id, name, arn, account, region, now)));
        trial.add(
                verdict,
                new Trial.Named(row.getLong("id"), name, id, row.getString("account_name"), region, why(verdict)));
    }

    private static Map<String, String> tags(String json) {
        var tags = new TreeMap<String, String>();
        JsonMapper.shared()
                .readTree(json)
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asString()));
        return tags;
    }

    private static String why(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fail fail -> fail.message();
            case Verdict.Unknown unknown -> unknown.cause().words() + ": " + unknown.detail();
            default -> "";
        };
    }
}
