package dev.vitals.baseline;

import dev.vitals.collect.cloudformation.QuickStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The table of what the QuickStart deploys, of both editions. */
final class QuickStartTable {

    private static final String TABLE = "/facts/quickstart.tsv";
    private static final int COLUMNS = 6;

    private QuickStartTable() {}

    /**
     * A row.
     *
     * @param stack of the QuickStart's own stacks, or in brackets what is none
     * @param types CloudFormation type names
     * @param properties what the QuickStart sets
     * @param weakness what the QuickStart itself leaves weak; empty where nothing is known
     */
    record Row(
            QuickStart edition,
            String stack,
            String component,
            List<String> types,
            String properties,
            String weakness) {}

    /**
     * Reads the table that ships with Vitals.
     *
     * @throws IllegalStateException naming the line that is not a row of the table
     */
    static List<Row> load() {
        try (var table = QuickStartTable.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The table of the QuickStart is not in the jar: " + TABLE);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(QuickStartTable::row)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Row row(String line) {
        var cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("Not a row of the table of the QuickStart: " + line);
        }
        var edition = cells[0].startsWith("v1") ? QuickStart.V1 : QuickStart.V2;
        var types = cells[3].equals("-") ? List.<String>of() : Arrays.asList(cells[3].split(", "));
        return new Row(edition, cells[1], cells[2], types, cells[4], cells[5]);
    }
}
