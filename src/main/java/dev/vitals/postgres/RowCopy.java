package dev.vitals.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Streams rows into a table by COPY, on the connection of the transaction that is under way. */
@Component
public final class RowCopy {

    private static final int CHUNK = 1 << 16;

    private final JdbcTemplate jdbc;

    public RowCopy(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    /**
     * Copies rows into a table, never holding more than a chunk of them.
     *
     * @param target the table and its columns: {@code staged (id, name)}
     * @param cells the values of a row, written by their string form, null for SQL's null
     * @return how many rows were copied
     */
    public <T> long into(String target, Stream<T> rows, Function<T, @Nullable Object[]> cells) {
        ConnectionCallback<Long> copying = connection -> copy(connection, target, rows.iterator(), cells);
        var copied = jdbc.execute(copying);
        return copied == null ? 0 : copied;
    }

    private static <T> long copy(
            Connection connection, String target, Iterator<T> rows, Function<T, @Nullable Object[]> cells)
            throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format csv)");
        try {
            var chunk = new StringBuilder(CHUNK * 2);
            while (rows.hasNext()) {
                append(chunk, cells.apply(rows.next()));
                if (chunk.length() >= CHUNK) {
                    flush(copy, chunk);
                }
            }
            flush(copy, chunk);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder chunk) throws SQLException {
        var bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    private static void append(StringBuilder to, @Nullable Object[] cells) {
        for (int at = 0; at < cells.length; at++) {
            to.append(at == 0 ? "" : ",");
            var cell = cells[at];
            if (cell != null) {
                quote(to, cell.toString());
            }
        }
        to.append('\n');
    }

    /** Quoted always: an unquoted empty cell is null. PostgreSQL's text cannot hold the character zero. */
    private static void quote(StringBuilder to, String text) {
        to.append('"');
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            switch (letter) {
                case '"' -> to.append("\"\"");
                case '\0' -> to.append('\uFFFD');
                default -> to.append(letter);
            }
        }
        to.append('"');
    }
}
