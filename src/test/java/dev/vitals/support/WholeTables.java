package dev.vitals.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which statements read a large table from end to end, and why some may: a line of {@code whole-tables.tsv} names the
 * table, a part of the statement that tells it from others, and the reason.
 */
public final class WholeTables {

    private record Reason(String table, String part, String why) {

        static Reason of(String line) {
            var cells = line.split("\t");
            return new Reason(cells[0], cells[1], cells[2]);
        }

        boolean covers(QueryPlan plan, String whole) {
            return (table.equals(whole) || whole.startsWith(table + "_2"))
                    && plan.sql().contains(part);
        }
    }

    private final Map<String, Double> rows;
    private final List<Reason> reasons = read();

    /** @param rows how many each table has, or is believed to have */
    public WholeTables(Map<String, Double> rows) {
        this.rows = rows;
    }

    private static List<Reason> read() {
        try (InputStream file = WholeTables.class.getResourceAsStream("/whole-tables.tsv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(Reason::of)
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether it reads a large table from end to end and nobody said why. */
    public boolean isWithoutIndex(QueryPlan plan) {
        return large(plan).stream().anyMatch(table -> reason(plan, table).isEmpty());
    }

    /** Whether it does, for a reason. */
    public boolean isExcused(QueryPlan plan) {
        return !large(plan).isEmpty() && !isWithoutIndex(plan);
    }

    /** In a word or with the reason. */
    public String verdict(QueryPlan plan) {
        var large = large(plan);
        if (large.isEmpty()) {
            return "index";
        }
        return isWithoutIndex(plan)
                ? "NO INDEX on " + String.join(", ", large)
                : large.stream()
                        .map(table -> reason(plan, table).orElseThrow())
                        .findFirst()
                        .orElseThrow();
    }

    /**
     * Lines that excuse none of these, and might go.
     *
     * @param told what {@code bench/run queries} wrote of a large company: what is needed there is needed
     */
    public List<String> needless(List<QueryPlan> plans, String told) {
        return reasons.stream()
                .filter(reason -> !told.contains(reason.why()))
                .filter(reason -> plans.stream()
                        .noneMatch(plan -> large(plan).stream().anyMatch(table -> reason.covers(plan, table))))
                .map(Reason::part)
                .toList();
    }

    private List<String> large(QueryPlan plan) {
        return plan.wholeTables().stream()
                .filter(table -> rows.getOrDefault(table, 0d) > ClaimedSizes.LARGE)
                .toList();
    }

    private Optional<String> reason(QueryPlan plan, String table) {
        return reasons.stream()
                .filter(reason -> reason.covers(plan, table))
                .map(Reason::why)
                .findFirst();
    }
}
