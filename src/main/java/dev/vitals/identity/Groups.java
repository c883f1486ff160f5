package dev.vitals.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The groups of accounts that there are: on which roles are granted, for which settings and orders are made. */
@Repository
public class Groups {

    private final JdbcClient sql;

    public Groups(JdbcClient sql) {
        this.sql = sql;
    }

    /** Their names by id, in the order of the names. */
    public Map<Long, String> names() {
        var names = new LinkedHashMap<Long, String>();
        sql.sql("select id, name from account_group order by lower(name)").query(row -> {
            names.put(row.getLong("id"), row.getString("name"));
        });
        return names;
    }
}
