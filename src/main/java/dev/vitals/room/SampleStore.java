package dev.vitals.room;

import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps samples with their items and files. There is no way to change one. */
@Repository
class SampleStore {

    private static final String INSERT = """
            insert into audit_sample (id, citation, rules, scope, scope_name, accounts, first_day, last_day,
                   as_known_at, population, not_judged, unread_lists, population_sha256, n, seed, seed_made, drawn_by, drawn_name,
                   drawn_at, archive_bytes, archive_sha256)
            values (:id, :citation, string_to_array(:rules, ','), :scope, :scopeName, string_to_array(:accounts, ','),
                    :first, :last, :known, :population, :notJudged, :unread, :hash, :n, :seed, :made, :by, :name, :at,
                    :bytes, :archive)
            """;

    private static final String INSERT_ITEM = """
            insert into audit_sample_item (sample_id, number, draw_sha256, account_id, region, type, resource_id, name,
                   first_verdict, last_verdict, days_failing, days_unknown, file, sha256)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** Samples that lie within the days that may be seen, each with its turn among those of the same question. */
    private static final String VISIBLE = """
            (select s.*,
                    row_number() over (partition by citation, first_day, last_day, accounts order by serial) as turn
               from audit_sample s
              where (cast(:from as date) is null or first_day >= :from and last_day <= :to)) s""";

    private final JdbcClient sql;

    SampleStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Within a transaction. */
    void add(Sample sample, List<Sample.Item> items, List<SampleFile> files) {
        sql.sql(INSERT).params(values(sample)).update();
        for (Sample.Item item : items) {
            sql.sql(INSERT_ITEM)
                    .params(
                            sample.id(),
                            item.number(),
                            item.drawSha256(),
                            item.account(),
                            item.region(),
                            item.type(),
                            item.resource(),
                            item.name(),
                            item.firstVerdict(),
                            item.lastVerdict(),
                            item.daysFailing(),
                            item.daysUnknown(),
                            item.file(),
                            item.sha256())
                    .update();
        }
        for (SampleFile file : files) {
            sql.sql("insert into audit_sample_file (sample_id, name, sha256, bytes) values (?, ?, ?, ?)")
                    .params(sample.id(), file.name(), file.sha256(), file.bytes())
                    .update();
        }
    }

    /** The latest first. */
    Slice<Sample> page(Optional<Period> visible, int number, int size) {
        var total = sql.sql("select count(*) from " + VISIBLE)
                .params(days(visible))
                .query(Long.class)
                .single();
        int shown = Math.clamp(number, 1, new Slice<Sample>(List.of(), total, 1, size).pages());
        var rows = sql.sql("select * from %s order by serial desc limit :size offset :skipped".formatted(VISIBLE))
                .params(days(visible))
                .param("size", size)
                .param("skipped", (long) (shown - 1) * size)
                .query((row, at) -> sample(row))
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** How many were drawn of this safeguard and some of these days and accounts, however they were cut. */
    long drawnOf(Question question, Optional<Period> visible) {
        return sql.sql("select count(*) from %s".formatted(VISIBLE)
                        + " where citation = :citation and first_day <= :last and last_day >= :first"
                        + " and accounts && string_to_array(:accounts, ',')")
                .params(days(visible))
                .param("citation", question.citation())
                .param("first", question.firstDay())
                .param("last", question.lastDay())
                .param("accounts", String.join(",", question.accounts()))
                .query(Long.class)
                .single();
    }

    Optional<Sample> find(UUID id, Optional<Period> visible) {
        return sql.sql("select * from %s where id = :id".formatted(VISIBLE))
                .params(days(visible))
                .param("id", id)
                .query((row, at) -> sample(row))
                .optional();
    }

    List<Sample.Item> items(UUID id) {
        return sql.sql("select * from audit_sample_item where sample_id = ? order by number")
                .param(id)
                .query((row, at) -> item(row))
                .list();
    }

    List<SampleFile> files(UUID id) {
        return sql.sql("select name, bytes, sha256 from audit_sample_file where sample_id = ? order by name")
                .param(id)
                .query((row, at) ->
                        new SampleFile(row.getString("name"), row.getBytes("bytes"), row.getString("sha256")))
                .list();
    }

    static Map<String, Object> days(Optional<Period> visible) {
        var days = new HashMap<String, Object>();
        days.put("from", visible.map(Period::from).orElse(null));
        days.put("to", visible.map(Period::to).orElse(null));
        return days;
    }

    private static Map<String, Object> values(Sample sample) {
        var values = new HashMap<String, Object>();
        values.put("id", sample.id());
        values.put("citation", sample.citation());
        values.put("rules", String.join(",", sample.rules()));
        values.put("scope", sample.scope());
        values.put("scopeName", sample.scopeName());
        values.put("accounts", String.join(",", sample.accounts()));
        values.put("first", sample.firstDay());
        values.put("last", sample.lastDay());
        values.put("known", sample.asKnownAt().atOffset(ZoneOffset.UTC));
        values.put("population", sample.population());
        values.put("notJudged", sample.notJudged());
        values.put("unread", sample.unreadLists());
        values.put("hash", sample.populationSha256());
        values.put("n", sample.n());
        values.put("seed", sample.seed());
        values.put("made", sample.seedMade());
        values.put("by", sample.drawnBy());
        values.put("name", sample.drawnName());
        values.put("at", sample.drawnAt().atOffset(ZoneOffset.UTC));
        values.put("bytes", sample.archiveBytes());
        values.put("archive", sample.archiveSha256());
        return values;
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                row.getObject("id", UUID.class),
                row.getString("citation"),
                texts(row.getArray("rules")),
                row.getString("scope"),
                row.getString("scope_name"),
                texts(row.getArray("accounts")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                instant(row, "as_known_at"),
                row.getInt("population"),
                row.getInt("not_judged"),
                row.getInt("unread_lists"),
                row.getString("population_sha256"),
                row.getInt("n"),
                row.getString("seed"),
                row.getBoolean("seed_made"),
                row.getInt("turn"),
                row.getObject("drawn_by", UUID.class),
                row.getString("drawn_name"),
                instant(row, "drawn_at"),
                row.getLong("archive_bytes"),
                row.getString("archive_sha256"));
    }

    private static Sample.Item item(ResultSet row) throws SQLException {
        return new Sample.Item(
                row.getInt("number"),
                row.getString("draw_sha256"),
                row.getString("account_id"),
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"),
                row.getString("name"),
                row.getString("first_verdict"),
                row.getString("last_verdict"),
                row.getInt("days_failing"),
                row.getInt("days_unknown"),
                row.getString("file"),
                row.getString("sha256"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return JudgedReader.required(row, column);
    }

    static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
