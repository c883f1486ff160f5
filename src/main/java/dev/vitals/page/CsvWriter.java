package dev.vitals.page;

import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes CSV as RFC 4180 has it, row by row. A cell that a spreadsheet would take for a formula is written with an
 * apostrophe in front: names and tags are written by whoever may tag a resource.
 */
public final class CsvWriter {

    /** The last four are the wide forms of the first, which some spreadsheets read alike. */
    static final String STARTS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final Writer to;

    public CsvWriter(Writer to) {
        this.to = to;
    }

    /** One row; null is an empty cell. */
    public void row(@Nullable Object... cells) throws IOException {
        var separator = "";
        for (Object cell : cells) {
            to.write(separator);
            to.write(quoted(harmless(cell == null ? "" : cell.toString())));
            separator = ",";
        }
        to.write("\r\n");
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && STARTS_A_FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        var plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
