package dev.vitals.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Fills the tables of a database that was only just migrated, in one transaction: all of it stands there afterwards, or
 * nothing. What tables do by themselves (triggers, references, row security) rests meanwhile and is put back before the
 * rows are compared; references are checked then as if they were new.
 */
final class Loading {

    private final Connection connection;
    private final OpenedBackup backup;
    private final Manifest manifest;
    private final Store store;

    Loading(Connection connection, OpenedBackup backup) {
        this.connection = connection;
        this.backup = backup;
        this.manifest = backup.manifest();
        this.store = new Store(connection);
    }

    void load() throws IOException, SQLException {
        connection.setAutoCommit(false);
        try {
            store.inOneForm();
            refuseOtherTables();
            var references = restReferences();
            var forced = restRowSecurity();
            fill();
            compare();
            for (String table : forced) {
                store.run("alter table %s force row level security".formatted(table));
            }
            for (String reference : references) {
                store.run(reference);
            }
            for (String table : store.tables()) {
                store.run("alter table %s enable trigger user".formatted(Store.quoted(table)));
            }
            connection.commit();
        } catch (SQLException failure) {
            connection.rollback();
            throw new BackupRefusedException(
                    "Nothing was restored: %s. Only the empty tables are there; make a new database before you try again."
                            .formatted(failure.getMessage()),
                    failure);
        } catch (IOException | RuntimeException failure) {
            connection.rollback();
            throw failure;
        }
    }

    /** A backup of this schema has exactly its tables. */
    private void refuseOtherTables() throws SQLException {
        var expected = new HashSet<>(store.tables());
        expected.removeAll(manifest.leftOut());
        var found = new HashSet<String>();
        manifest.tables().forEach(table -> found.add(table.name()));
        if (!expected.equals(found)) {
            var differ = new HashSet<>(expected);
            differ.addAll(found);
            differ.removeIf(name -> expected.contains(name) && found.contains(name));
            throw new BackupRefusedException(
                    "The backup does not have the tables of its schema %s; they differ in %s. Nothing was restored."
                            .formatted(
                                    manifest.schema(),
                                    String.join(", ", differ.stream().sorted().toList())));
        }
    }

    /** Takes references away and says how to put them back. */
    private List<String> restReferences() throws SQLException {
        var where = """
                 from pg_constraint c
                where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conparentid = 0
                order by c.conrelid::regclass::text collate "C", c.conname collate "C" """;
        var back = store.texts(
                "select format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid))"
                        + where);
        for (String drop : store.texts(
                "select format('alter table %s drop constraint %I', conrelid::regclass, conname)" + where)) {
            store.run(drop);
        }
        return back;
    }

    /** COPY knows no row security; the owner is free of it until it is forced upon them again. */
    private List<String> restRowSecurity() throws SQLException {
        var forced = store.texts("""
                select c.oid::regclass::text from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relforcerowsecurity""");
        for (String table : forced) {
            store.run("alter table %s no force row level security".formatted(table));
        }
        return forced;
    }

    private void fill() throws IOException, SQLException {
        var tables = new ArrayList<String>();
        for (String table : store.tables()) {
            tables.add(Store.quoted(table));
            store.run("alter table %s disable trigger user".formatted(Store.quoted(table)));
        }
        // A migration may have put rows of its own in.
        store.run("truncate " + String.join(", ", tables));
        for (Manifest.Month month : manifest.months()) {
            store.run("select ensure_month('%s', timestamptz '%s 00:00:00+00')"
                    .formatted(month.table(), LocalDate.parse(month.first())));
        }
        for (Manifest.Table table : manifest.tables()) {
            copy(table);
        }
        for (Manifest.Sequence sequence : manifest.sequences()) {
            store.run("select setval('%s', %d)".formatted(Store.quoted(sequence.name()), sequence.last()));
        }
    }

    private void copy(Manifest.Table table) throws IOException, SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy %s (%s) from stdin".formatted(Store.quoted(table.name()), Store.names(table.columns())));
        try {
            OpenedBackup.Sink<SQLException> sink = (bytes, length) -> copy.writeToCopy(bytes, 0, length);
            backup.each(table, sink);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** What is there now, read again as a backup would read it. */
    private void compare() throws SQLException {
        for (Manifest.Table table : manifest.tables()) {
            var sum = new RowSum();
            store.each(table.name(), table.columns(), sum::add);
            if (sum.rows() != table.rows() || !sum.sum().equals(table.sum())) {
                throw new BackupRefusedException(
                        "The table %s does not hold what the backup holds (%,d of %,d rows). Nothing was restored; make a new database before you try again."
                                .formatted(table.name(), sum.rows(), table.rows()));
            }
        }
    }
}
