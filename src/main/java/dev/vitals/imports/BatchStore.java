package dev.vitals.imports;

import dev.vitals.imports.ReadFile.Refusal;
import dev.vitals.postgres.RowCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The files that were put in, and the rows of those that wait. */
@Repository
class BatchStore {

    /** How long a file waits for somebody's word. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;
    private final RowCopy copy;

    BatchStore(JdbcClient sql, RowCopy copy) {
        this.sql = sql;
        this.copy = copy;
    }

    /** Lets a file wait; forgets those that waited too long. */
    @Transactional
    public void add(Batch batch, List<BatchRow> rows) {
        sql.sql("delete from import_batch where kept_at is null and uploaded_at < ?")
                .param(batch.uploadedAt().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("""
                        insert into import_batch (id, product, product_name, version, format, file_name, sha256, bytes,
                               uploaded_at, uploaded_by, said_at, counts, refused)
                        values (:id, :product, :productName, :version, :format, :fileName, :sha256, :bytes, :at, :by,
                               cast(:said as timestamptz), cast(:counts as jsonb), cast(:refused as jsonb))""")
                .param("id", batch.id())
                .param("product", batch.product())
                .param("productName", batch.productName())
                .param("version", batch.version())
                .param("format", batch.format().name())
                .param("fileName", batch.fileName())
                .param("sha256", batch.sha256())
                .param("bytes", batch.bytes())
                .param("at", batch.uploadedAt().atOffset(ZoneOffset.UTC))
                .param("by", batch.uploadedBy())
                .param("said", batch.saidAt() == null ? null : batch.saidAt().toString())
                .param("counts", JSON.writeValueAsString(batch.counts()))
                .param("refused", JSON.writeValueAsString(batch.refused()))
                .update();
        var nr = new int[1];
        copy.into(
                "import_row (batch_id, nr, account_id, region, rule_id, title, safeguards, severity, fails, message,"
                        + " advice, target, target_type)",
                rows.stream(),
                row -> new @Nullable Object[] {
                    batch.id(),
                    nr[0]++,
                    row.account(),
                    row.region(),
                    row.rule(),
                    row.title(),
                    String.join(",", row.safeguards()),
                    row.severity().word(),
                    row.fails(),
                    row.message(),
                    row.advice(),
                    row.target(),
                    row.targetType()
                });
    }

    Optional<Batch> find(UUID id) {
        return sql.sql("select * from import_batch where id = ?")
                .param(id)
                .query(BatchStore::batch)
                .optional();
    }

    /** The same file, kept before. */
    Optional<Batch> keptBefore(Batch batch) {
        return sql.sql("select * from import_batch where sha256 = ? and id <> ? and kept_at is not null"
                        + " order by kept_at desc limit 1")
                .params(batch.sha256(), batch.id())
                .query(BatchStore::batch)
                .optional();
    }

    /** The latest files, those that wait among them. */
    List<Batch> latest(int most) {
        return latest(0, most);
    }

    /** The same without the first so many. */
    List<Batch> latest(long skipped, int most) {
        return sql.sql("select * from import_batch order by uploaded_at desc, id limit ? offset ?")
                .params(most, skipped)
                .query(BatchStore::batch)
                .list();
    }

    long count() {
        return sql.sql("select count(*) from import_batch").query(Long.class).single();
    }

    List<BatchRow> rows(UUID batch) {
        return sql.sql("select * from import_row where batch_id = ? order by nr")
                .param(batch)
                .query(BatchRow::of)
                .list();
    }

    /** Takes a file that waits, so that nobody else can; false where somebody was faster. */
    boolean take(UUID batch, Instant at) {
        return sql.sql("update import_batch set kept_at = :at where id = :id and kept_at is null")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", batch)
                        .update()
                == 1;
    }

    /** What came of a file that was kept; its rows have done their work. */
    void settle(UUID batch, long resolved, long older) {
        long opened = sql.sql("select count(*) from finding_event where scan_id = ? and kind in ('opened', 'reopened')")
                .param(batch)
                .query(Long.class)
                .single();
        var counts = find(batch).orElseThrow().counts().kept(opened, resolved, older);
        sql.sql("update import_batch set counts = cast(:counts as jsonb) where id = :id")
                .param("counts", JSON.writeValueAsString(counts))
                .param("id", batch)
                .update();
        sql.sql("delete from import_row where batch_id = ?").param(batch).update();
    }

    /** Forgets a file that waits. */
    void discard(UUID batch) {
        sql.sql("delete from import_batch where id = ? and kept_at is null")
                .param(batch)
                .update();
    }

    /** Keeps what a file calls its checks. */
    void name(UUID batch) {
        sql.sql("""
                        insert into reported_check (rule_id, title, safeguards, severity)
                        select distinct on (rule_id) rule_id, title, safeguards, severity from import_row
                         where batch_id = ? order by rule_id, fails desc, nr
                        on conflict (rule_id) do update
                           set (title, safeguards, severity) = row (excluded.title, excluded.safeguards, excluded.severity)
                         where (reported_check.title, reported_check.safeguards, reported_check.severity)
                               is distinct from (excluded.title, excluded.safeguards, excluded.severity)""").param(batch).update();
    }

    private static Batch batch(ResultSet row, int number) throws SQLException {
        return new Batch(
                row.getObject("id", UUID.class),
                row.getString("product"),
                row.getString("product_name"),
                row.getString("version"),
                Format.valueOf(row.getString("format")),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("uploaded_by"),
                instant(row, "said_at"),
                instant(row, "kept_at"),
                JSON.readValue(row.getString("counts"), BatchCounts.class),
                List.of(JSON.readValue(row.getString("refused"), Refusal[].class)));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
