package dev.vitals.backup;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Writes everything that the database holds into one file, as it stood at one moment: scans, mails and people may go on
 * meanwhile. Made by the role that owns the tables, so that nothing is hidden from it.
 */
public final class Backup {

    /**
     * A backup that was made.
     *
     * @param entry number of the entry of the audit log that says so; it is the newest in the backup, or near it
     * @param sha256 of the whole file
     */
    public record Made(int tables, long rows, String schema, long bytes, String sha256, long entry) {}

    private final DataSource owner;
    private final Clock clock;

    /**
     * Of this database.
     *
     * @param owner signs in as the role that owns the tables
     */
    public Backup(DataSource owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * Writes it.
     *
     * @param to a file that is not there yet
     * @param keys files with keys to put in, sealed; none of them has to be given
     * @throws BackupRefusedException with the sentence that says why not
     */
    public Made write(Path to, SealedKeys keys) throws IOException, SQLException {
        if (Files.exists(to)) {
            throw new BackupRefusedException(
                    "There is a file at %s already. It stays as it is; name another one.".formatted(to));
        }
        var folder = to.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var draft = Files.createTempFile(
                folder,
                to.getFileName().toString(),
                ".part",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            var made = write(to, draft, keys);
            Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Made write(Path to, Path draft, SealedKeys keys) throws IOException, SQLException {
        try (var connection = owner.getConnection()) {
            var store = new Store(connection);
            refuseWhatCannotBeWhole(store);
            note(to, keys);
            var tables = store.tables();
            oneState(connection, store, tables);
            var digest = Sha256.digest();
            Manifest manifest;
            try (var file = new BackupFile(new DigestOutputStream(Files.newOutputStream(draft), digest))) {
                manifest = fill(file, store, tables, keys);
            }
            connection.rollback();
            return new Made(
                    manifest.tables().size(),
                    manifest.rows(),
                    manifest.schema(),
                    Files.size(draft),
                    Sha256.hex(digest.digest()),
                    manifest.auditEntries());
        }
    }

    private static void refuseWhatCannotBeWhole(Store store) throws SQLException {
        if (!store.truth("select to_regclass('public.audit_entry') is not null")) {
            throw new BackupRefusedException("There is nothing of Vitals in this database.");
        }
        var others = store.texts("""
                select distinct r.rolname from pg_class c join pg_roles r on r.oid = c.relowner
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and not pg_has_role(current_user, c.relowner, 'usage')""");
        if (!others.isEmpty()) {
            throw new BackupRefusedException(
                    "The tables belong to %s, and a backup by another role could miss rows. Name the owner in SPRING_FLYWAY_USER."
                            .formatted(String.join(" and ", others)));
        }
    }

    private void note(Path to, SealedKeys keys) {
        var log = new AuditLog(
                new AuditStore(JdbcClient.create(owner)), () -> Actor.SYSTEM, clock, new JdbcTransactionManager(owner));
        log.record(
                "backup.made",
                to.getFileName().toString(),
                null,
                Map.of(
                        "keys",
                        keys.files().stream()
                                .map(Path::getFileName)
                                .map(Path::toString)
                                .toList()));
    }

    /**
     * One state of everything, from here to the end of the transaction. The locks come before the state is chosen, so that
     * no month is dropped in between; they hold nobody up who reads or writes rows.
     */
    private static void oneState(Connection connection, Store store, List<String> tables) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        store.run("lock table %s in access share mode"
                .formatted(tables.stream().map(Store::quoted).collect(Collectors.joining(", "))));
        store.inOneForm();
        store.run("set local vitals.accounts = ''");
        if (store.isAboveRowSecurity()) {
            // Whatever would be hidden all the same is an error, not a gap.
            store.run("set local row_security = off");
        }
    }

    private Manifest fill(BackupFile file, Store store, List<String> tables, SealedKeys keys)
            throws IOException, SQLException {
        var written = new ArrayList<Manifest.Table>();
        for (String table : tables) {
            if (!Store.OF_THE_MOMENT.contains(table)) {
                written.add(file.table(table, store.columns(table), store));
            }
        }
        var sealed = new ArrayList<Manifest.Key>();
        for (Path key : keys.files()) {
            sealed.add(file.key(key.getFileName().toString(), keys.sealed(key)));
        }
        var manifest = new Manifest(
                Manifest.FORMAT,
                clock.instant(),
                store.texts("select version from flyway_schema_history where success and version is not null"
                                + " order by installed_rank desc limit 1")
                        .getFirst(),
                store.texts("show server_version").getFirst(),
                written,
                months(store),
                sequences(store),
                Store.OF_THE_MOMENT.stream().sorted().toList(),
                sealed,
                store.number("select coalesce(max(number), 0) from audit_entry"),
                store.texts("select encode(hash, 'hex') from audit_entry order by number desc limit 1")
                        .getFirst());
        file.manifest(manifest);
        return manifest;
    }

    private static List<Manifest.Month> months(Store store) throws SQLException {
        return store.texts("""
                        select p.relname || ' ' || to_char(to_date(right(c.relname, 7), 'YYYY_MM'), 'YYYY-MM-DD')
                          from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
                         where p.relkind = 'p' and p.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                         order by c.relname""").stream()
                .map(line -> line.split(" "))
                .map(parts -> new Manifest.Month(parts[0], parts[1]))
                .toList();
    }

    private static List<Manifest.Sequence> sequences(Store store) throws SQLException {
        return store.texts("""
                        select sequencename || ' ' || last_value from pg_sequences
                         where schemaname = 'public' and last_value is not null order by sequencename""").stream()
                .map(line -> line.split(" "))
                .map(parts -> new Manifest.Sequence(parts[0], Long.parseLong(parts[1])))
                .toList();
    }
}
