package dev.vitals.support;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV by the letter of RFC 4180, and by nothing of ours. */
public final class Csv {

    private Csv() {}

    /** Rows of cells. */
    public static List<List<String>> cells(String text) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (quoted) {
                if (letter != '"') {
                    cell.append(letter);
                } else if (text.startsWith("\"\"", at)) {
                    cell.append('"');
                    at++;
                } else {
                    quoted = false;
                }
            } else if (letter == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (letter == ',' || text.startsWith("\r\n", at)) {
                row.add(cell.toString());
                cell.setLength(0);
                if (letter == '\r') {
                    rows.add(List.copyOf(row));
                    row.clear();
                    at++;
                }
            } else {
                cell.append(letter);
            }
        }
        return rows;
    }
}
