package dev.vitals.upgrade;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/**
 * The data of one version of Vitals, as SQL in which each table is a COPY. Its schema is not in it: that is made by the
 * migrations up to the number in the file's name, which are never edited. PostgreSQL's own binaries that come with us
 * hold no pg_dump.
 *
 * @param version of Vitals
 * @param schema the number of its last migration
 */
public record Dump(Path file, String version, String schema) {

    private static final Path FOLDER = Path.of("src/test/resources/upgrade");
    private static final Pattern NAME = Pattern.compile("(\\d+\\.\\d+\\.\\d+)-V(\\d+)\\.sql\\.gz");

    private static final String TABLES = """
            select c.relname, string_agg(quote_ident(a.attname), ', ' order by a.attnum)
              from pg_class c join pg_attribute a on a.attrelid = c.oid
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               and c.relname <> 'flyway_schema_history' and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             group by c.relname order by c.relname""";

    private static final String MONTHS = """
            select format('select ensure_month(%L, %L);', p.relname,
                          replace(right(c.relname, 7), '_', '-') || '-01 00:00:00+00')
              from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
             where c.relispartition and c.relkind = 'r' order by c.relname""";

    private static final String SEQUENCES = """
            select format('select setval(%L, %s);', sequencename, last_value)
              from pg_sequences where schemaname = 'public' and last_value is not null order by sequencename""";

    /** Migrations put rows into some tables, which are in the dump as well. */
    private static final String EMPTYING = """
            select format('truncate %s cascade', string_agg(quote_ident(relname), ', ')) from pg_class
             where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
               and relname <> 'flyway_schema_history'""";

    /** All that are kept, the oldest first. */
    static List<Dump> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file ->
                            Map.entry(file, NAME.matcher(file.getFileName().toString())))
                    .filter(named -> named.getValue().matches())
                    .map(named -> new Dump(
                            named.getKey(),
                            named.getValue().group(1),
                            named.getValue().group(2)))
                    .sorted(java.util.Comparator.comparingInt(dump -> Integer.parseInt(dump.schema)))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    /** Writes that of a database, in place of an earlier one of the same version. */
    public static Dump write(Connection database, String version) throws SQLException, IOException {
        var schema = lines(database, "select max(version::int)::text from flyway_schema_history where success")
                .getFirst();
        Files.createDirectories(FOLDER);
        for (Dump former : all()) {
            if (former.version.equals(version)) {
                Files.delete(former.file);
            }
        }
        var file = FOLDER.resolve("%s-V%s.sql.gz".formatted(version, schema));
        try (var to = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            to.write("-- Vitals %s, schema %s\n".formatted(version, schema));
            write(to, lines(database, MONTHS));
            copyAll(database, to);
            write(to, lines(database, SEQUENCES));
        }
        return new Dump(file, version, schema);
    }

    private static void copyAll(Connection database, BufferedWriter to) throws SQLException, IOException {
        var copy = database.unwrap(PGConnection.class).getCopyAPI();
        try (var tables = database.createStatement().executeQuery(TABLES)) {
            while (tables.next()) {
                var columns = tables.getString(2);
                to.write("copy %s (%s) from stdin;\n".formatted(tables.getString(1), columns));
                copy.copyOut("copy (select %s from %s) to stdout".formatted(columns, tables.getString(1)), to);
                to.write("\\.\n");
            }
        }
    }

    private static void write(BufferedWriter to, List<String> lines) throws IOException {
        for (String line : lines) {
            to.write(line + "\n");
        }
    }

    private static List<String> lines(Connection database, String query) throws SQLException {
        var lines = new ArrayList<String>();
        try (var rows = database.createStatement().executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    /**
     * Puts the data into a database that has this schema and nothing of its own, as its superuser, without triggers.
     *
     * @return how many rows each table took
     */
    Map<String, Long> load(Connection database) throws SQLException, IOException {
        var rows = new LinkedHashMap<String, Long>();
        var statement = database.createStatement();
        statement.execute("set session_replication_role = replica");
        statement.execute(lines(database, EMPTYING).getFirst());
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("copy ")) {
                    rows.put(line.split(" ")[1], copied(database, line, in));
                } else if (line.startsWith("select ")) {
                    statement.execute(line);
                }
            }
        }
        statement.execute("set session_replication_role = origin");
        return rows;
    }

    private static long copied(Connection database, String statement, BufferedReader in)
            throws SQLException, IOException {
        var data = new StringBuilder();
        for (var line = in.readLine(); !"\\.".equals(line); line = in.readLine()) {
            data.append(line).append('\n');
        }
        return database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(statement.substring(0, statement.length() - 1), new StringReader(data.toString()));
    }
}
