package dev.vitals.audit;

import dev.vitals.support.TestDatabase;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** A log with a signed head, as its export. */
public record Exported(String text, String key) {

    /** Entries one to {@code entries}, of which the last is signed. */
    public static Exported log(TestDatabase database, Path folder, int entries) {
        var clock = Clock.fixed(Instant.parse("2026-11-02T06:00:00.123456Z"), ZoneOffset.UTC);
        var store = new AuditStore(database.sql());
        var log = new AuditLog(store, () -> new Actor("Ada", "oidc", "192.0.2.7"), clock, database.transactions());
        for (int n = 1; n <= entries; n++) {
            log.record("thing.done", "thing " + n, null, Map.of("n", n));
        }
        var key = new AuditKey("", folder);
        new AuditVerifier(store, key, clock).signYesterday();
        var text = new StringWriter();
        new AuditExport(store).write(text);
        return new Exported(text.toString(), key.publicKey());
    }
}
