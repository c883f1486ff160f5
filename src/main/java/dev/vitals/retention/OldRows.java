package dev.vitals.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows that are old: how many there are, and how they go. Called within a transaction. */
@Repository
class OldRows {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient sql;

    OldRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many of them are older than a moment, as far as they are counted. */
    long count(Rows rows, Instant until) {
        return asked(rows.count(), until);
    }

    /** Takes some of them away; 0 when there are none left. */
    long delete(Rows rows, Instant until) {
        return asked(rows.delete(), until);
    }

    /** Versions that are not in effect any more since before a moment. */
    long countAttestations(Instant until) {
        return asked("select count(*) from attestation_over(:until)", until);
    }

    long deleteAttestations(Instant until) {
        return asked("select forget_attestations(:until)", until);
    }

    /**
     * Takes configurations away that nothing has any more. Which those are is found out while scans go on; between looking
     * again and taking them away none may be kept that has one of them, so this waits for scans that are being kept, for
     * some seconds at most, and they wait for it.
     */
    long deleteContents() {
        var began = asked("select (extract(epoch from now()) * 1000)::bigint");
        sql.sql("""
                create temporary table unreferenced on commit drop as
                select c.hash from content c
                 where not exists (select from resource r where r.hash = c.hash)
                   and not exists (select from resource_version v where v.hash = c.hash) limit %d""".formatted(AT_ONCE)).update();
        var deleted = asked("select count(*) from unreferenced") == 0 ? 0 : deleteUnreferenced(began);
        // So that it may be asked again within the same transaction.
        sql.sql("drop table unreferenced").update();
        return deleted;
    }

    private long deleteUnreferenced(long began) {
        sql.sql("set local lock_timeout = '20s'").update();
        sql.sql("select pg_advisory_xact_lock(hashtext('content'))").query(row -> {});
        return sql.sql("""
                        delete from content c using unreferenced u
                         where c.hash = u.hash and not exists (select from resource r where r.hash = c.hash)
                           and not exists (select from resource_version v where v.hash = c.hash and v.valid_to >= :began)""")
                .param("began", Instant.ofEpochMilli(began).minusSeconds(86_400).atOffset(ZoneOffset.UTC))
                .update();
    }

    private long asked(String select) {
        return sql.sql(select).query(Long.class).single();
    }

    private long asked(String select, Instant until) {
        var moment = until.atOffset(ZoneOffset.UTC);
        return sql.sql(select)
                .params(Map.of("until", moment, "day", moment.toLocalDate()))
                .query(Long.class)
                .single();
    }
}
