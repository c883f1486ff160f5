package dev.vitals.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people attested or decided and have to look at again: signed off, not withdrawn, due by a day. What was recorded for
 * several safeguards at once is one thing.
 */
@Repository
class DueQueries {

    private static final String DUE = """
            select 'attestation' as kind, min(t.id) as id, t.title, string_agg(t.citation, ', ' order by t.citation) as citation,
                   t.owner, t.review_due
              from attestation_at(:moment, :day) t join attestation a on a.id = t.id
             where t.state in ('in_date', 'lapsed') and t.review_due between :from and :to
             group by a.set_id, t.title, t.owner, t.review_due
            union all
            select 'decision', id, 'Decision of ' || to_char(decided_on, 'YYYY-MM-DD'), citation, responsible, review_due
              from (select distinct on (citation) * from decision where recorded_at <= :moment
                     order by citation, id desc) holding
             where review_due between :from and :to
             order by review_due, kind, id
            """;

    private final JdbcClient sql;

    DueQueries(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What is due between two days, the most urgent first.
     *
     * @param day that it is, in the organization's zone
     */
    List<Due> due(Instant now, LocalDate day, LocalDate from, LocalDate to) {
        return sql.sql(DUE)
                .param("moment", now.atOffset(ZoneOffset.UTC))
                .param("day", day)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> due(row))
                .list();
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(
                row.getString("kind"),
                row.getLong("id"),
                row.getString("title"),
                row.getString("citation"),
                row.getString("owner"),
                row.getObject("review_due", LocalDate.class));
    }
}
