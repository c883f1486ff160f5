package dev.vitals.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The accounts that are watched, and their groups. */
@Repository
public class AccountStore {

    private static final String SELECT = """
            select a.*, array(select g.name from account_group g
                                join account_group_member m on m.group_id = g.id
                               where m.account_id = a.id order by g.name) as groups
              from account a
            """;

    private static final String KEEP = """
            insert into account (id, name, partition, connection, regions, holds_phi, schedule, paused, created_at)
            values (:id, :name, :partition, :connection::jsonb, string_to_array(:regions, ','), :phi, :every, :paused,
                    :created)
            on conflict (id) do update
               set (name, partition, connection, regions, holds_phi, schedule, paused)
                 = row (excluded.name, excluded.partition, excluded.connection, excluded.regions, excluded.holds_phi,
                        excluded.schedule, excluded.paused)
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    public AccountStore(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Every account, by name. */
    public List<Account> all() {
        return sql.sql(SELECT + " order by a.name, a.id")
                .query((row, number) -> account(row))
                .list();
    }

    public Optional<Account> find(String id) {
        return sql.sql(SELECT + " where a.id = ?")
                .param(id)
                .query((row, number) -> account(row))
                .optional();
    }

    /** Adds the account, or changes the one of its id; its groups become those named, made where they are new. */
    public void keep(Account account) {
        transaction.executeWithoutResult(any -> {
            sql.sql(KEEP).params(values(account)).update();
            keepGroups(account);
        });
    }

    private void keepGroups(Account account) {
        var names = String.join("\n", account.groups());
        sql.sql("insert into account_group (name) select unnest(string_to_array(?, E'\\n')) on conflict do nothing")
                .param(names)
                .update();
        sql.sql("delete from account_group_member where account_id = ?")
                .param(account.id())
                .update();
        sql.sql("""
                        insert into account_group_member (group_id, account_id)
                        select id, ? from account_group where name = any (string_to_array(?, E'\\n'))""").params(account.id(), names).update();
    }

    private static Map<String, @Nullable Object> values(Account account) {
        var values = new java.util.HashMap<String, @Nullable Object>();
        values.put("id", account.id());
        values.put("name", account.name());
        values.put("partition", account.partition());
        values.put("connection", JsonMapper.shared().writeValueAsString(account.connection()));
        values.put("regions", String.join(",", account.regions()));
        values.put("phi", account.holdsPhi());
        values.put("every", account.every() == null ? null : account.every().toString());
        values.put("paused", account.paused());
        values.put("created", account.createdAt().atOffset(ZoneOffset.UTC));
        return values;
    }

    private static Account account(ResultSet row) throws SQLException {
        var every = row.getString("schedule");
        return new Account(
                row.getString("id"),
                row.getString("name"),
                row.getString("partition"),
                JsonMapper.shared().readValue(row.getString("connection"), AccountConnection.class),
                strings(row.getArray("regions")),
                row.getBoolean("holds_phi"),
                every == null ? null : Duration.parse(every),
                row.getBoolean("paused"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                strings(row.getArray("groups")));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
