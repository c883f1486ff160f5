package dev.vitals.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fact table of rules, against which the code is held. */
final class Catalogue {

    record Row(String id, String service, String severity, List<String> citations, int tier) {}

    private Catalogue() {}

    /** The rules that the catalogue asks for, and those that Vitals has beside them. */
    static Map<String, Row> rows() {
        return Stream.of("/facts/rule-catalogue.tsv", "/facts/further-rules.tsv")
                .flatMap(file -> rows(file).stream())
                .collect(Collectors.toMap(Row::id, row -> row));
    }

    private static List<Row> rows(String file) {
        try (var table = Catalogue.class.getResourceAsStream(file)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .map(cell -> new Row(
                            cell[0], cell[1], cell[4], Arrays.asList(cell[5].split(",")), Integer.parseInt(cell[11])))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
