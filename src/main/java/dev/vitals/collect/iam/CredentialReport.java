package dev.vitals.collect.iam;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The credential report's CSV to its rows, by column names: AWS has added columns before. */
final class CredentialReport {

    private static final Set<String> NOT_SET = Set.of("", "N/A", "no_information", "not_supported");

    private CredentialReport() {}

    static List<CredentialReportUser> parse(String csv) {
        var lines = csv.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("user,")) {
            throw malformed("has no header");
        }
        var header = cells(lines.getFirst());
        return lines.stream().skip(1).map(line -> user(header, cells(line))).toList();
    }

    private static CredentialReportUser user(List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw malformed("has a row of " + cells.size() + " cells under " + header.size() + " columns");
        }
        var row = new HashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return new CredentialReportUser(
                row.getOrDefault("user", ""),
                row.getOrDefault("arn", ""),
                flag(row, "password_enabled"),
                time(row, "password_last_used"),
                time(row, "password_last_changed"),
                flag(row, "mfa_active"),
                List.of(key(row, "access_key_1_"), key(row, "access_key_2_")),
                List.of(flag(row, "cert_1_active"), flag(row, "cert_2_active")));
    }

    private static CredentialReportUser.Key key(Map<String, String> row, String slot) {
        return new CredentialReportUser.Key(
                flag(row, slot + "active"), time(row, slot + "last_rotated"), time(row, slot + "last_used_date"));
    }

    private static Reading<Boolean> flag(Map<String, String> row, String column) {
        var text = row.get(column);
        if (text == null) {
            return missing(column);
        }
        return switch (text) {
            case "true", "TRUE", "True" -> Reading.known(true);
            case "false", "FALSE", "False" -> Reading.known(false);
            default -> NOT_SET.contains(text) ? Reading.absent() : odd(column);
        };
    }

    private static Reading<Instant> time(Map<String, String> row, String column) {
        var text = row.get(column);
        if (text == null) {
            return missing(column);
        }
        if (NOT_SET.contains(text)) {
            return Reading.absent();
        }
        try {
            boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d");
            return Reading.known(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notTime) {
            return odd(column);
        }
    }

    /** User names may hold commas, so cells may be quoted. */
    private static List<String> cells(String line) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private static <T> Reading<T> missing(String column) {
        return Reading.unreadable(Cause.MALFORMED, "the credential report has no column " + column);
    }

    private static <T> Reading<T> odd(String column) {
        return Reading.unreadable(Cause.MALFORMED, "the credential report's " + column + " was not understood");
    }

    private static UnreadableException malformed(String what) {
        return new UnreadableException(Cause.MALFORMED, "the credential report " + what);
    }
}
