package dev.vitals.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people attested or decided and have to look at again: signed off, not withdrawn, due by a day. */
@Repository
class DueQueries {

    private static final String DUE = """
            select 'attestation' as kind, id, version, title, citation, owner, recorded_by, review_due
              from attestation_at(:moment, :day)
             where state in ('in_date', 'lapsed') and review_due between :from and :to
            union all
            select 'decision', id, 1, 'Decision of ' || to_char(decided_on, 'YYYY-MM-DD'), citation, responsible,
                   recorded_by, review_due
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
                row.getInt("version"),
                row.getString("title"),
                row.getString("citation"),
                row.getString("owner"),
                row.getString("recorded_by"),
                row.getObject("review_due", LocalDate.class));
    }
}
