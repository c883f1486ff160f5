package dev.vitals.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each run and what it dropped. What was dropped is noted in the transaction that drops it. */
@Repository
class RetentionRuns {

    /**
     * A run.
     *
     * @param until what days are told from and was last in effect before this went
     * @param endedAt null while it is under way, or was cut off
     * @param trouble what could not be dropped; empty for nothing
     */
    record Run(UUID id, Instant at, Instant until, @Nullable Instant endedAt, String trouble, List<Dropped> dropped) {

        public long rows() {
            return dropped.stream().mapToLong(Dropped::rows).sum();
        }
    }

    private final JdbcClient sql;

    RetentionRuns(JdbcClient sql) {
        this.sql = sql;
    }

    void begin(UUID run, Instant at, Instant until) {
        sql.sql("insert into retention_run (id, at, until) values (?, ?, ?)")
                .params(run, utc(at), utc(until))
                .update();
    }

    /** Notes that something went; what went before of the same is added up. */
    void add(UUID run, Dropped dropped) {
        sql.sql("""
                        insert into retention_drop (run_id, kind, part, until, rows, bytes)
                        values (:run, :kind, :part, :until, :rows, :bytes)
                        on conflict (run_id, kind, part) do update
                           set rows = retention_drop.rows + excluded.rows, until = greatest(retention_drop.until, excluded.until)""")
                .param("run", run)
                .param("kind", dropped.kind())
                .param("part", dropped.part())
                .param("until", utc(dropped.until()))
                .param("rows", dropped.rows())
                .param("bytes", dropped.bytes())
                .update();
    }

    void end(UUID run, Instant at, String trouble) {
        sql.sql("update retention_run set ended_at = ?, trouble = ? where id = ?")
                .params(utc(at), trouble, run)
                .update();
    }

    List<Dropped> dropped(UUID run) {
        return sql.sql("select * from retention_drop where run_id = ? order by kind, part")
                .param(run)
                .query((row, number) -> new Dropped(
                        row.getString("kind"),
                        row.getString("part"),
                        moment(row, "until").orElseThrow(),
                        row.getLong("rows"),
                        row.getLong("bytes")))
                .list();
    }

    /** The newest run. */
    Optional<Run> last() {
        return runs("select * from retention_run order by at desc limit 1").stream()
                .findFirst();
    }

    /** The newest runs that dropped something, or could not. */
    List<Run> latest(int most) {
        return runs("""
                select * from retention_run r
                 where r.trouble <> '' or exists (select from retention_drop d where d.run_id = r.id)
                 order by at desc limit %d""".formatted(most));
    }

    private List<Run> runs(String select) {
        return sql.sql(select).query((row, number) -> run(row)).list();
    }

    private Run run(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Run(
                id,
                moment(row, "at").orElseThrow(),
                moment(row, "until").orElseThrow(),
                moment(row, "ended_at").orElse(null),
                row.getString("trouble"),
                dropped(id));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
