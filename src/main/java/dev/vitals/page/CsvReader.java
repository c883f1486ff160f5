package dev.vitals.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV as RFC 4180 has it, and as spreadsheets write it: commas or semicolons, with or without a mark of the byte
 * order. An apostrophe that {@link CsvWriter} put before a formula is taken away again.
 */
public final class CsvReader {

    private final String text;
    private final char separator;
    private int at;

    private CsvReader(String text) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.separator = separator(this.text);
    }

    /**
     * A row of a file.
     *
     * @param line on which it begins, from 1
     */
    public record Row(int line, List<String> cells) {

        /** Empty where the row is shorter. */
        public String cell(int number) {
            return number >= 0 && number < cells.size() ? cells.get(number) : "";
        }
    }

    /** Every row that is not empty, the head too. Whatever the text is, it is some rows. */
    public static List<Row> rows(String text) {
        var reader = new CsvReader(text);
        var rows = new ArrayList<Row>();
        var line = 1;
        while (reader.at < reader.text.length()) {
            var from = reader.at;
            var row = new Row(line, reader.row());
            line += (int) reader.text
                    .substring(from, reader.at)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            if (row.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<String> row() {
        var cells = new ArrayList<String>();
        while (true) {
            cells.add(plain(cell()));
            if (at >= text.length()) {
                return cells;
            }
            var sign = text.charAt(at++);
            if (sign == separator) {
                continue;
            }
            if (sign == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            return cells;
        }
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        var from = at;
        while (at < text.length() && !endsACell(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        var cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            var sign = text.charAt(at++);
            if (sign != '"') {
                cell.append(sign);
            } else if (at < text.length() && text.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                break;
            }
        }
        // What stands between the closing mark and the next cell belongs to nothing.
        while (at < text.length() && !endsACell(text.charAt(at))) {
            at++;
        }
        return cell.toString();
    }

    private boolean endsACell(char sign) {
        return sign == separator || sign == '\n' || sign == '\r';
    }

    private static String plain(String cell) {
        var guarded =
                cell.length() > 1 && cell.charAt(0) == '\'' && CsvWriter.STARTS_A_FORMULA.indexOf(cell.charAt(1)) >= 0;
        return (guarded ? cell.substring(1) : cell).strip();
    }

    /** Some spreadsheets write semicolons where a comma stands in numbers. */
    private static char separator(String text) {
        var head = text.lines().findFirst().orElse("");
        return head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    }
}
