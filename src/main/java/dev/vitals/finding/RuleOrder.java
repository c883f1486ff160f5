package dev.vitals.finding;

import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import java.util.Comparator;
import java.util.List;

/** What the list of rules can be sorted by. There are some hundreds, so that they are sorted here and not in SQL. */
final class RuleOrder {

    static final List<SortKey> KEYS = List.of(
            SortKey.rising("rule", "Rule"),
            SortKey.falling("severity", "Severity"),
            SortKey.falling("open", "Open findings"),
            SortKey.falling("unknown", "Unknown"),
            SortKey.rising("type", "Judges"));

    private RuleOrder() {}

    static Comparator<RuleRow> of(Sorting sorting) {
        var natural = natural(sorting.key().name());
        return (sorting.reversed() ? natural.reversed() : natural)
                .thenComparing(row -> row.rule().id());
    }

    private static Comparator<RuleRow> natural(String key) {
        return switch (key) {
            case "severity" -> Comparator.comparing(row -> row.rule().severity());
            case "open" ->
                Comparator.<RuleRow>comparingLong(row -> row.counts().open()).reversed();
            case "unknown" ->
                Comparator.<RuleRow>comparingLong(row -> row.counts().unknown()).reversed();
            case "type" -> Comparator.comparing(RuleRow::typeLabel);
            default -> Comparator.comparing(row -> row.rule().id());
        };
    }
}
