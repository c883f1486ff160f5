package dev.vitals.backup;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditChain;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.audit.AuditVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Brings a backup into a database that has no tables: makes those of the backup's schema, fills them in one transaction,
 * reads them again and compares, migrates to the schema of today, and follows the chain of the audit log.
 */
public final class Restore {

    private static final String MIGRATIONS = "classpath:db/migration";

    /**
     * What was done.
     *
     * @param from schema of the backup
     * @param to schema that the database has now
     * @param chain what was found when the audit log was followed, before the entry of the restore itself
     * @param servesAs whether the role is there that the application signs in with
     */
    public record Done(int tables, long rows, String from, String to, AuditChain.Result chain, boolean servesAs) {}

    /** Public keys with which heads of the audit log may be signed, asked for when everything else is there. */
    @FunctionalInterface
    public interface KnownKeys {
        List<String> get() throws IOException;
    }

    private final DataSource owner;
    private final Clock clock;

    /**
     * Into this database.
     *
     * @param owner signs in as the role that is to own the tables
     */
    public Restore(DataSource owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Does all of it.
     *
     * @throws BackupRefusedException with the sentence that says why not, before anything is done where that can be
     */
    public Done from(OpenedBackup backup, Path file, KnownKeys keys) throws IOException, SQLException {
        var newest = newestSchema();
        backup.refuseNewerThan(newest);
        refuseWhatIsNotEmpty();
        backup.check();
        var manifest = backup.manifest();
        // Without what is said after each migration: it speaks of the tables of today.
        flyway(MigrationVersion.fromVersion(manifest.schema()), true).migrate();
        try (var connection = owner.getConnection()) {
            new Loading(connection, backup).load();
        }
        flyway(MigrationVersion.LATEST, false).migrate();
        var sql = JdbcClient.create(owner);
        sql.sql("analyze").update();
        var chain = AuditVerifier.verify(new AuditStore(sql), keys.get());
        refuseAnotherEnd(sql, manifest);
        note(file, manifest);
        return new Done(manifest.tables().size(), manifest.rows(), manifest.schema(), newest, chain, servesAs(sql));
    }

    private void refuseWhatIsNotEmpty() throws SQLException {
        try (var connection = owner.getConnection()) {
            var tables = new Store(connection).number("""
                            select count(*) from pg_class c
                             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
                               and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')""");
            if (tables > 0) {
                throw new BackupRefusedException(
                        "The database is not empty: it has %d tables and views. A backup is restored into an empty one; nothing was changed. Make a new database, or name a new folder in VITALS_DATA."
                                .formatted(tables));
            }
        }
    }

    private String newestSchema() {
        return Arrays.stream(flyway(MigrationVersion.LATEST, false).info().all())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .orElseThrow()
                .getVersion();
    }

    private Flyway flyway(MigrationVersion target, boolean alone) {
        return Flyway.configure()
                .dataSource(owner)
                .locations(MIGRATIONS)
                .target(target)
                .skipDefaultCallbacks(alone)
                .load();
    }

    /** The chain says that entries follow one another, the manifest which of them was the last. */
    private static void refuseAnotherEnd(JdbcClient sql, Manifest manifest) {
        var end = sql.sql("select number || ' ' || encode(hash, 'hex') from audit_entry order by number desc limit 1")
                .query(String.class)
                .optional()
                .orElse("");
        if (!end.equals(manifest.auditEntries() + " " + manifest.auditHash())) {
            throw new BackupRefusedException(
                    "The audit log ends with another entry than the backup says. Do not use this database; restore another copy of the backup.");
        }
    }

    private void note(Path file, Manifest manifest) {
        new AuditLog(
                        new AuditStore(JdbcClient.create(owner)),
                        () -> Actor.SYSTEM,
                        clock,
                        new JdbcTransactionManager(owner))
                .record(
                        "backup.restored",
                        String.valueOf(file.getFileName()),
                        null,
                        Map.of("madeAt", manifest.madeAt(), "rows", manifest.rows(), "schema", manifest.schema()));
    }

    private static boolean servesAs(JdbcClient sql) {
        return sql.sql("select exists (select from pg_roles where rolname = 'vitals_app')")
                .query(Boolean.class)
                .single();
    }
}
