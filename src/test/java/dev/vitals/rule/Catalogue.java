package dev.vitals.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fact table of rules, against which the code is held. */
final class Catalogue {

    record Row(String id, String service, String severity, List<String> citations, int tier) {}

    private Catalogue() {}

    static Map<String, Row> rows() {
        try (var table = Catalogue.class.getResourceAsStream("/facts/rule-catalogue.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Row(
                            cell[0], cell[1], cell[4], Arrays.asList(cell[5].split(",")), Integer.parseInt(cell[11])))
                    .collect(Collectors.toMap(Row::id, row -> row));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
