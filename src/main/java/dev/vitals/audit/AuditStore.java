package dev.vitals.audit;

import dev.vitals.audit.AuditEntry.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries and the signed heads. There is no way to change one. */
@Repository
public class AuditStore {

    private static final int AT_ONCE = 1000;

    /** The newest entry, as far as the next one needs it. */
    record Last(long number, Hash hash) {}

    private final JdbcClient sql;

    public AuditStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest entry, locked until the transaction ends: whoever wants to add another one waits. */
    Last lockLast() {
        sql.sql("select pg_advisory_xact_lock(hashtext('audit_entry'))").query(row -> {});
        return last();
    }

    Last last() {
        return sql.sql("select number, hash from audit_entry order by number desc limit 1")
                .query((row, number) -> new Last(row.getLong("number"), Hash.of(row.getBytes("hash"))))
                .optional()
                .orElse(new Last(0, Hash.NONE));
    }

    /** The newest entry as a whole; empty where nothing was ever logged. */
    Optional<AuditEntry> newest() {
        return sql.sql("select * from audit_entry order by number desc limit 1")
                .query(AuditStore::entry)
                .optional();
    }

    void add(AuditEntry entry) {
        sql.sql("""
                        insert into audit_entry (number, at, actor, method, address, action, object, before, after,
                                                 reference, previous, hash)
                        values (:number, :at, :actor, :method, :address, :action, :object, :before, :after, :reference,
                                :previous, :hash)""")
                .param("number", entry.number())
                .param("at", entry.at().atOffset(ZoneOffset.UTC))
                .param("actor", entry.actor().name())
                .param("method", entry.actor().method())
                .param("address", entry.actor().address())
                .param("action", entry.action())
                .param("object", entry.object())
                .param("before", entry.before())
                .param("after", entry.after())
                .param("reference", entry.reference())
                .param("previous", entry.previous().bytes())
                .param("hash", entry.hash().bytes())
                .update();
    }

    /** Every entry in the order of its number, never more than a slice of them in memory. */
    void each(Consumer<AuditEntry> visitor) {
        var from = 0L;
        List<AuditEntry> slice;
        do {
            slice = sql.sql("select * from audit_entry where number > ? order by number limit " + AT_ONCE)
                    .param(from)
                    .query(AuditStore::entry)
                    .list();
            slice.forEach(visitor);
            from = slice.isEmpty() ? from : slice.getLast().number();
        } while (slice.size() == AT_ONCE);
    }

    List<AuditEntry> latest(String action, int most) {
        return sql.sql("select * from audit_entry where action = ? order by number desc limit ?")
                .params(action, most)
                .query(AuditStore::entry)
                .list();
    }

    /** Every signed head, the oldest first. */
    List<AuditHead> heads() {
        return sql.sql("select * from audit_head order by day")
                .query(AuditStore::head)
                .list();
    }

    /** Keeps a head; of two instances that sign the same day one wins. */
    boolean keep(AuditHead head) {
        return sql.sql("""
                        insert into audit_head (day, number, hash, key, signature, signed_at)
                        values (:day, :number, :hash, :key, :signature, :at) on conflict (day) do nothing""")
                        .param("day", head.day())
                        .param("number", head.number())
                        .param("hash", head.hash().bytes())
                        .param("key", head.key())
                        .param("signature", head.signature())
                        .param("at", head.signedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Actor(row.getString("actor"), row.getString("method"), row.getString("address")),
                row.getString("action"),
                row.getString("object"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reference"),
                Hash.of(row.getBytes("previous")),
                Hash.of(row.getBytes("hash")));
    }

    private static AuditHead head(ResultSet row, int number) throws SQLException {
        return new AuditHead(
                row.getObject("day", java.time.LocalDate.class),
                row.getLong("number"),
                Hash.of(row.getBytes("hash")),
                row.getString("key"),
                row.getBytes("signature"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant());
    }
}
