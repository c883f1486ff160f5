package dev.vitals.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The groups of accounts on which a role can be granted, by their names. */
@Repository
class Groups {

    private final JdbcClient sql;

    Groups(JdbcClient sql) {
        this.sql = sql;
    }

    Map<Long, String> names() {
        var names = new LinkedHashMap<Long, String>();
        sql.sql("select id, name from account_group order by lower(name)").query(row -> {
            names.put(row.getLong("id"), row.getString("name"));
        });
        return names;
    }
}
