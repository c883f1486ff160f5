package dev.vitals.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.core.Utils;

/** The tables as the catalogue of PostgreSQL lists them, and their rows as COPY writes them. */
final class Store {

    /** Who is signed in where, and sign-ins that were under way: a backup wakes no session up that has ended since. */
    static final Set<String> OF_THE_MOMENT = Set.of("web_session", "saml_request", "sign_in_guess");

    static final String HISTORY_OF_SCHEMA = "flyway_schema_history";

    /** One form of every value, and one order of the rows of a table that nobody touches, whatever the server is set to. */
    private static final List<String> ONE_FORM = List.of(
            "set local timezone = 'UTC'",
            "set local datestyle = 'ISO, YMD'",
            "set local intervalstyle = 'postgres'",
            "set local extra_float_digits = 1",
            "set local bytea_output = 'hex'",
            "set local synchronize_seqscans = off",
            "set local max_parallel_workers_per_gather = 0",
            "set local statement_timeout = 0",
            "set local idle_in_transaction_session_timeout = 0");

    private final Connection connection;

    Store(Connection connection) {
        this.connection = connection;
    }

    /** Has values written in one form until the transaction ends. */
    void inOneForm() throws SQLException {
        for (String setting : ONE_FORM) {
            run(setting);
        }
    }

    /** Whether row security does not bind this role at all. */
    boolean isAboveRowSecurity() throws SQLException {
        return truth("select rolsuper or rolbypassrls from pg_roles where rolname = current_user");
    }

    /** Every table, those with partitions once. */
    List<String> tables() throws SQLException {
        return texts("""
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                   and c.relname <> '%s' order by c.relname collate "C" """.formatted(HISTORY_OF_SCHEMA));
    }

    /** The columns of a table that are not computed from others. */
    List<String> columns(String table) throws SQLException {
        return texts("""
                select a.attname from pg_attribute a
                 where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 order by a.attnum""".formatted(quoted(table)));
    }

    /** Gives each row, as COPY writes it; never more than one in memory. */
    void each(String table, List<String> columns, Consumer<byte[]> visitor) throws SQLException {
        // Not the table itself: COPY gives nothing of one that has partitions.
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select %s from %s) to stdout".formatted(names(columns), quoted(table)));
        try {
            for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                visitor.accept(row);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    long number(String select) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    boolean truth(String select) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    List<String> texts(String select) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    void run(String statement) throws SQLException {
        try (var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    static String names(List<String> columns) {
        return String.join(", ", columns.stream().map(Store::quoted).toList());
    }

    static String quoted(String name) {
        try {
            return Utils.escapeIdentifier(null, name).toString();
        } catch (SQLException impossible) {
            throw new IllegalArgumentException("No name of PostgreSQL: " + name, impossible);
        }
    }
}
