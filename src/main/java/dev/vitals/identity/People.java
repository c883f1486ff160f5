package dev.vitals.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may sign in, as far as others have to know. */
@Repository
public class People {

    private final JdbcClient sql;

    public People(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many people have an account here. */
    public int count() {
        return sql.sql("select count(*) from operator").query(Integer.class).single();
    }
}
