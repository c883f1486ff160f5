package dev.vitals.room;

import dev.vitals.file.FileType;
import dev.vitals.file.LookedFile;
import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import dev.vitals.room.AuditRequest.AnsweredFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps requests, what was said of them and the files that came with it. Rows are only ever added. */
@Repository
class RequestStore {

    /** Requests with the state that their last entry left them in, within the days that may be seen. */
    private static final String VISIBLE = """
            (select r.*, e.state, e.at as since
               from audit_request r
               join lateral (select state, at from audit_request_entry where request_id = r.id
                              order by number desc limit 1) e on true
              where cast(:from as date) is null or r.first_day >= :from and r.last_day <= :to) r""";

    private final JdbcClient sql;

    RequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What is new of a request.
     *
     * @param days of the evidence that it is about; empty where that may be of any day
     */
    record Wish(
            String citation,
            String text,
            @Nullable UUID sample,
            @Nullable Integer item,
            List<String> accounts,
            Optional<Period> days,
            @Nullable LocalDate wishedFor) {}

    /** Within a transaction; the first entry is added with it. */
    long add(Wish wish, UUID by, String name, Instant at) {
        var id = sql.sql("""
                        insert into audit_request (citation, text, sample_id, item, accounts, first_day, last_day,
                               wished_for, asked_by, asked_name, asked_at)
                        values (:citation, :text, :sample, :item, string_to_array(:accounts, ','), :first, :last,
                                :wished, :by, :name, :at)
                        returning id""")
                .param("citation", wish.citation())
                .param("text", wish.text())
                .param("sample", wish.sample())
                .param("item", wish.item())
                .param("accounts", String.join(",", wish.accounts()))
                .param("first", wish.days().map(Period::from).orElse(null))
                .param("last", wish.days().map(Period::to).orElse(null))
                .param("wished", wish.wishedFor())
                .param("by", by)
                .param("name", name)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        add(id, 1, RequestState.OPEN, "", by, name, at);
        return id;
    }

    /** The state of a request whose row nobody else changes until the transaction ends; empty for none. */
    Optional<RequestState> lock(long id) {
        return sql.sql("select id from audit_request where id = ? for update")
                .param(id)
                .query(Long.class)
                .optional()
                .flatMap(any -> sql.sql(
                                "select state from audit_request_entry where request_id = ? order by number desc limit 1")
                        .param(id)
                        .query(String.class)
                        .optional())
                .map(RequestState::of);
    }

    /** The number of the entry that was added. Within the transaction that has locked it. */
    int append(long id, RequestState state, String text, UUID by, String name, Instant at) {
        var number = sql.sql("select count(*) + 1 from audit_request_entry where request_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        add(id, number, state, text, by, name, at);
        return number;
    }

    void attach(long id, int number, LookedFile file) {
        sql.sql("""
                        insert into audit_request_file (request_id, number, sha256, name) values (?, ?, ?, ?)
                        on conflict do nothing""").params(id, number, file.sha256(), file.name()).update();
    }

    /** @param state only those in it; null for all */
    Slice<AuditRequest> page(@Nullable RequestState state, Optional<Period> visible, int number, int size) {
        var where = "%s where cast(:state as text) is null or r.state = :state".formatted(VISIBLE);
        var total = sql.sql("select count(*) from " + where)
                .params(SampleStore.days(visible))
                .param("state", state == null ? null : state.word())
                .query(Long.class)
                .single();
        int shown = Math.clamp(number, 1, new Slice<AuditRequest>(List.of(), total, 1, size).pages());
        var rows = sql.sql(
                        "select * from %s order by asked_at desc, id desc limit :size offset :skipped".formatted(where))
                .params(SampleStore.days(visible))
                .param("state", state == null ? null : state.word())
                .param("size", size)
                .param("skipped", (long) (shown - 1) * size)
                .query((row, at) -> request(row))
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** Those that wait for an answer, the most urgent first. */
    List<AuditRequest> waiting(Optional<Period> visible, int most) {
        return sql.sql("select * from %s where state in ('open', 'returned') order by wished_for, id limit :most"
                        .formatted(VISIBLE))
                .params(SampleStore.days(visible))
                .param("most", most)
                .query((row, at) -> request(row))
                .list();
    }

    /** Those that wait for a word of whoever asked, the oldest answer first. */
    List<AuditRequest> answered(Optional<Period> visible, int most) {
        return sql.sql("select * from %s where state in ('answered', 'declined') order by since, id limit :most"
                        .formatted(VISIBLE))
                .params(SampleStore.days(visible))
                .param("most", most)
                .query((row, at) -> request(row))
                .list();
    }

    /** Those about a sample, the oldest first. */
    List<AuditRequest> ofSample(UUID sample, Optional<Period> visible) {
        return sql.sql("select * from %s where sample_id = :sample order by id".formatted(VISIBLE))
                .params(SampleStore.days(visible))
                .param("sample", sample)
                .query((row, at) -> request(row))
                .list();
    }

    Optional<AuditRequest> find(long id, Optional<Period> visible) {
        return sql.sql("select * from %s where id = :id".formatted(VISIBLE))
                .params(SampleStore.days(visible))
                .param("id", id)
                .query((row, at) -> request(row))
                .optional();
    }

    List<AuditRequest.Entry> entries(long id) {
        var files = files(id).stream().collect(Collectors.groupingBy(AnsweredFile::number));
        return sql.sql("select * from audit_request_entry where request_id = ? order by number")
                .param(id)
                .query((row, at) -> new AuditRequest.Entry(
                        row.getInt("number"),
                        RequestState.of(row.getString("state")),
                        row.getString("text"),
                        row.getObject("by_id", UUID.class),
                        row.getString("by_name"),
                        JudgedReader.required(row, "at"),
                        files.getOrDefault(row.getInt("number"), List.of())))
                .list();
    }

    List<AnsweredFile> files(long id) {
        return sql.sql("""
                        select f.number, f.name, f.sha256, e.size, e.type from audit_request_file f
                          join evidence_file e on e.sha256 = f.sha256
                         where f.request_id = ? order by f.number, f.name, f.sha256""")
                .param(id)
                .query((row, at) -> new AnsweredFile(
                        row.getInt("number"),
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        FileType.of(row.getString("type")).orElseThrow()))
                .list();
    }

    private void add(long id, int number, RequestState state, String text, UUID by, String name, Instant at) {
        sql.sql("""
                        insert into audit_request_entry (request_id, number, state, text, by_id, by_name, at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(id, number, state.word(), text, by, name, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static AuditRequest request(ResultSet row) throws SQLException {
        return new AuditRequest(
                row.getLong("id"),
                row.getString("citation"),
                row.getString("text"),
                row.getObject("sample_id", UUID.class),
                row.getObject("item", Integer.class),
                SampleStore.texts(row.getArray("accounts")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("wished_for", LocalDate.class),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_name"),
                JudgedReader.required(row, "asked_at"),
                RequestState.of(row.getString("state")),
                JudgedReader.required(row, "since"));
    }
}
