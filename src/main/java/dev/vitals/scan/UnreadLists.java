package dev.vitals.scan;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What could not be read to its end at the last try. */
@Repository
class UnreadLists {

    private final JdbcClient sql;

    UnreadLists(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many lists each account keeps from us, by account id; accounts that keep none are left out. */
    Map<String, Integer> counts() {
        var counts = new HashMap<String, Integer>();
        sql.sql("select account_id, count(*) as lists from coverage where cause is not null group by account_id")
                .query(row -> {
                    counts.put(row.getString("account_id"), row.getInt("lists"));
                });
        return counts;
    }

    /** The lists that an account keeps from us, by type and region. */
    List<ListCoverage> of(String account) {
        return sql.sql("select * from coverage where account_id = ? and cause is not null order by type, region")
                .param(account)
                .query((row, number) -> new ListCoverage(
                        row.getString("type"),
                        row.getString("region"),
                        null,
                        Cause.valueOf(row.getString("cause")),
                        row.getString("detail")))
                .list();
    }
}
