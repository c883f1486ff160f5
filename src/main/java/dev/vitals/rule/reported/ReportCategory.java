package dev.vitals.rule.reported;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Findings of one product that serve the same safeguards.
 *
 * @param slug what follows the product in the rule's id
 * @param title what holds when none is open
 * @param types the product's own classes of findings; one that ends in {@code *} means all that begin so
 */
record ReportCategory(String product, String slug, String title, List<String> safeguards, List<String> types) {

    private static final String FILE = "/lists/reported-findings.tsv";

    /** Every category, within a product the most specific first. */
    static List<ReportCategory> load() {
        try (var table = ReportCategory.class.getResourceAsStream(FILE)) {
            if (table == null) {
                throw new IllegalStateException(FILE + " is not in the jar");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cell -> new ReportCategory(cell[0], cell[1], cell[2], list(cell[3]), list(cell[4])))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String rule() {
        return product + ":" + slug;
    }

    boolean holds(String type) {
        return types.stream()
                .anyMatch(known -> known.endsWith("*")
                        ? type.startsWith(known.substring(0, known.length() - 1))
                        : type.equals(known));
    }

    private static List<String> list(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).toList();
    }
}
