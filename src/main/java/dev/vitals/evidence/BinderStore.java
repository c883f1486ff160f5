package dev.vitals.evidence;

import dev.vitals.evidence.Binder.Made;
import dev.vitals.evidence.Binder.State;
import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The binders and their archives. An archive that was made is never written again. */
@Repository
class BinderStore {

    static final int SIZE = 25;

    private static final int PIECE = 1 << 20;

    private final JdbcClient sql;

    BinderStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(BinderOrder order) {
        sql.sql("""
                        insert into binder (id, scope, scope_name, accounts, citations, first_day, last_day, paper,
                               holds_audit, visible, requested_by, requested_method, requested_at, anchor, state)
                        values (:id, :scope, :name, string_to_array(:accounts, ','), string_to_array(:citations, ','),
                               :first, :last, :paper, :audit, :visible, :by, :method, :at, :anchor, 'queued')""")
                .param("id", order.id())
                .param("scope", order.scope())
                .param("name", order.scopeName())
                .param("accounts", String.join(",", order.accounts()))
                .param("citations", String.join(",", order.citations()))
                .param("first", order.firstDay())
                .param("last", order.lastDay())
                .param("paper", order.paper().word())
                .param("audit", order.holdsAudit())
                .param("visible", order.visible())
                .param("by", order.requestedBy())
                .param("method", order.method())
                .param("at", offset(order.requestedAt()))
                .param("anchor", order.anchor())
                .update();
    }

    Optional<Binder> find(UUID id) {
        return sql.sql("select * from binder where id = ?")
                .param(id)
                .query((row, number) -> binder(row))
                .optional();
    }

    /**
     * The newest first.
     *
     * @param visible the days in which a binder must lie whole; empty for every day
     */
    Slice<Binder> page(Optional<Period> visible, int number) {
        var within = visible.isPresent() ? "where first_day >= :from and last_day <= :to" : "";
        var days = visible.map(period -> Map.of("from", period.from(), "to", period.to()))
                .orElse(Map.of());
        var total = sql.sql("select count(*) from binder " + within)
                .params(days)
                .query(Long.class)
                .single();
        var shown = Math.clamp(number, 1, new Slice<>(List.of(), total, 1, SIZE).pages());
        var rows = sql.sql("select * from binder %s order by requested_at desc, id limit %d offset %d"
                        .formatted(within, SIZE, (shown - 1) * SIZE))
                .params(days)
                .query((row, any) -> binder(row))
                .list();
        return new Slice<>(rows, total, shown, SIZE);
    }

    /** Those that wait or are being made. */
    List<UUID> underWay() {
        return sql.sql("select id from binder where state in ('queued', 'running') order by requested_at")
                .query(UUID.class)
                .list();
    }

    /**
     * Takes a binder up, for the first time or again.
     *
     * @return the number of the attempt; empty where it has ended, or is not there
     */
    Optional<Integer> begin(UUID id, Instant at) {
        return sql.sql("""
                        update binder set state = 'running', attempt = attempt + 1, started_at = :at, ended_at = null,
                               step = 'Begins', done = 0, total = 0, message = ''
                         where id = :id and state in ('queued', 'running') returning attempt""")
                .param("id", id)
                .param("at", offset(at))
                .query(Integer.class)
                .optional();
    }

    /** Notes how far an attempt is. */
    void step(UUID id, int attempt, String step, int done, int total) {
        sql.sql("update binder set step = ?, done = ?, total = ? where id = ? and attempt = ? and state = 'running'")
                .params(step, done, total, id, attempt)
                .update();
    }

    /**
     * Ends an attempt with the sentence that says why there is no binder.
     *
     * @return whether it was still this attempt's to end
     */
    boolean fail(UUID id, int attempt, String why, Instant at) {
        return sql.sql("""
                        update binder set state = 'failed', message = ?, ended_at = ?
                         where id = ? and attempt = ? and state = 'running'""").params(why, offset(at), id, attempt).update() == 1;
    }

    /**
     * Keeps what an attempt made. Within one transaction: all of it, or nothing.
     *
     * @return whether it was still this attempt's to make; where another took its place nothing is kept
     */
    boolean keep(UUID id, int attempt, Made made, Path archive, Instant at) throws IOException {
        var isOurs = sql.sql("""
                        update binder set state = 'made', step = '', file_name = :name, bytes = :bytes, sha256 = :sha,
                               manifest_sha256 = :manifest, signer = :signer, ended_at = :at
                         where id = :id and attempt = :attempt and state = 'running'""")
                        .param("id", id)
                        .param("attempt", attempt)
                        .param("name", made.name())
                        .param("bytes", made.bytes())
                        .param("sha", made.sha256())
                        .param("manifest", made.manifestSha256())
                        .param("signer", made.signer())
                        .param("at", offset(at))
                        .update()
                == 1;
        if (isOurs) {
            keepPieces(id, archive);
        }
        return isOurs;
    }

    private void keepPieces(UUID id, Path archive) throws IOException {
        try (var in = Files.newInputStream(archive)) {
            int number = 0;
            for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                sql.sql("insert into binder_part (binder_id, number, bytes) values (?, ?, ?)")
                        .params(id, number++, piece)
                        .update();
            }
        }
    }

    /**
     * Lets a binder that failed be made again.
     *
     * @return whether it had failed
     */
    boolean queueAgain(UUID id) {
        return sql.sql(
                                "update binder set state = 'queued', attempt = 0, message = '', step = '' where id = ? and state = 'failed'")
                        .param(id)
                        .update()
                == 1;
    }

    /** Sends the archive, a piece at a time. */
    void send(UUID id, OutputStream to) throws IOException {
        for (int number = 0; ; number++) {
            var piece = sql.sql("select bytes from binder_part where binder_id = ? and number = ?")
                    .params(id, number)
                    .query((row, any) -> row.getBytes(1))
                    .optional();
            if (piece.isEmpty()) {
                return;
            }
            to.write(piece.get());
        }
    }

    private static Binder binder(ResultSet row) throws SQLException {
        return new Binder(
                order(row),
                State.of(row.getString("state")),
                row.getInt("attempt"),
                row.getString("step"),
                row.getInt("done"),
                row.getInt("total"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("message"),
                row.getString("sha256") == null ? null : made(row));
    }

    private static BinderOrder order(ResultSet row) throws SQLException {
        return new BinderOrder(
                row.getObject("id", UUID.class),
                row.getString("scope"),
                row.getString("scope_name"),
                texts(row.getArray("accounts")),
                texts(row.getArray("citations")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                BinderOrder.Paper.of(row.getString("paper")),
                row.getBoolean("holds_audit"),
                row.getString("visible"),
                row.getString("requested_by"),
                row.getString("requested_method"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("anchor"));
    }

    private static Made made(ResultSet row) throws SQLException {
        return new Made(
                row.getString("file_name"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("manifest_sha256"),
                row.getString("signer"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static OffsetDateTime offset(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
