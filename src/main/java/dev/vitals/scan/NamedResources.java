package dev.vitals.scan;

import dev.vitals.inventory.ResourceKey;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which resources that are known go by some names. */
@Repository
public class NamedResources {

    private final JdbcClient sql;

    NamedResources(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those of the account and the types that are there and go by one of the names: id, ARN or name. */
    public List<ResourceKey> named(String account, Set<String> types, Set<String> names) {
        return sql.sql("""
                        select account_id, region, type, resource_id from resource
                         where account_id = :account and type = any (:types) and gone_at is null
                           and (resource_id = any (:names) or arn = any (:names) or name = any (:names))
                         order by region, type, resource_id
                        """)
                .param("account", account)
                .param("types", types.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> new ResourceKey(
                        row.getString("account_id"),
                        row.getString("region"),
                        row.getString("type"),
                        row.getString("resource_id")))
                .list();
    }
}
