package dev.vitals.triage;

import dev.vitals.page.AsOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Approved acceptances that end soon, for the overview. */
@Repository
public class LapsingAcceptances {

    private final JdbcClient sql;

    public LapsingAcceptances(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many end within fourteen days of the day that is looked at, which is one of the organization's zone. */
    public long count(AsOf asOf) {
        return sql.sql("select count(*) from acceptance where state = 'approved' and until between :day and :day + 14")
                .param("day", asOf.day())
                .query(Long.class)
                .single();
    }
}
