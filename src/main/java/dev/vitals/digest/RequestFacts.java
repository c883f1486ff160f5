package dev.vitals.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a mail about a request for evidence says of it. Another room's tables, in one statement, never a change. */
@Repository
class RequestFacts {

    private static final String SAID = """
            select r.id, r.citation, r.text as asked, r.accounts, r.sample_id, r.item, r.wished_for, r.asked_by,
                   e.number, e.state, e.text, e.by_id, e.by_name,
                   (select count(*) from audit_request_file f
                     where f.request_id = e.request_id and f.number = e.number) as files,
                   (select min(a.name) from account a where a.id = any (r.accounts)) as account_name
              from audit_request r join audit_request_entry e on e.request_id = r.id
            """;

    private static final String WAITING = SAID + """
             where r.wished_for between :today and :soon
               and e.number = (select max(l.number) from audit_request_entry l where l.request_id = r.id)
               and e.state in ('open', 'returned') and e.at < :heard
             order by r.wished_for, r.id
            """;

    private final JdbcClient sql;

    RequestFacts(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What was said of a request.
     *
     * @param asked what was asked for at first
     * @param accounts ids of those that it is about; empty for everything
     * @param account name of one of them; empty for none
     * @param about what of them, such as a drawn resource
     * @param wishedFor the day by which an answer is asked for; null for none
     * @param state in which this left it
     * @param text what was said; may be empty
     * @param files that came with it
     */
    record Said(
            long request,
            int entry,
            String citation,
            String asked,
            List<String> accounts,
            String account,
            String about,
            @Nullable LocalDate wishedFor,
            UUID askedBy,
            String state,
            String text,
            UUID by,
            String byName,
            int files) {

        boolean waitsForAnAnswer() {
            return state.equals("open") || state.equals("returned");
        }

        boolean waitsForAWord() {
            return state.equals("answered") || state.equals("declined");
        }
    }

    /** One thing that was said. */
    Optional<Said> of(long request, int entry) {
        return sql.sql(SAID + " where r.id = :request and e.number = :entry")
                .param("request", request)
                .param("entry", entry)
                .query((row, number) -> said(row))
                .optional();
    }

    /**
     * The last that was said of each request which waits for an answer, wished for on one of these days.
     *
     * @param heard what was said from then on has just been told
     */
    List<Said> waiting(LocalDate today, LocalDate soon, Instant heard) {
        return sql.sql(WAITING)
                .param("today", today)
                .param("soon", soon)
                .param("heard", heard.atOffset(ZoneOffset.UTC))
                .query((row, number) -> said(row))
                .list();
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(
                row.getLong("id"),
                row.getInt("number"),
                row.getString("citation"),
                row.getString("asked"),
                List.of((String[]) row.getArray("accounts").getArray()),
                Optional.ofNullable(row.getString("account_name")).orElse(""),
                about(row),
                row.getObject("wished_for", LocalDate.class),
                row.getObject("asked_by", UUID.class),
                row.getString("state"),
                row.getString("text"),
                row.getObject("by_id", UUID.class),
                row.getString("by_name"),
                row.getInt("files"));
    }

    private static String about(ResultSet row) throws SQLException {
        var item = row.getObject("item", Integer.class);
        if (item != null) {
            return "drawn resource " + item + " of a sample";
        }
        return row.getString("sample_id") == null ? "" : "a sample";
    }
}
