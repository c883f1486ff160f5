package dev.vitals.evidence;

import dev.vitals.evidence.Cut.Taker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first findings of every rule, as they come, and how many there are: what the paper shows of each safeguard. */
final class Failures {

    static final int SHOWN_PER_SAFEGUARD = 12;

    private static final Comparator<FindingLine> WORST_FIRST = Comparator.comparingInt(
                    (FindingLine line) -> Tables.rank(line.severity()))
            .thenComparing(line -> !line.isOpen())
            .thenComparing(FindingLine::opened)
            .thenComparing(FindingLine::id);

    private final Map<String, Taker<FindingLine>> byRule = new HashMap<>();
    private final Map<String, Taker<FindingLine>> acceptedByRule = new HashMap<>();
    private final Map<String, Long> openByRule = new HashMap<>();

    /** The worst come first. */
    void take(FindingLine line) {
        byRule.computeIfAbsent(line.rule(), any -> new Taker<>(SHOWN_PER_SAFEGUARD))
                .take(line);
        if (line.isAccepted()) {
            acceptedByRule
                    .computeIfAbsent(line.rule(), any -> new Taker<>(SHOWN_PER_SAFEGUARD))
                    .take(line);
        }
        openByRule.merge(line.rule(), line.isOpen() ? 1L : 0L, Long::sum);
    }

    Cut<FindingLine> of(List<String> rules, ArchiveFile file) {
        return cut(byRule, rules, file);
    }

    Cut<FindingLine> accepted(List<String> rules, ArchiveFile file) {
        return cut(acceptedByRule, rules, file);
    }

    long open(List<String> rules) {
        return rules.stream()
                .mapToLong(rule -> openByRule.getOrDefault(rule, 0L))
                .sum();
    }

    /** The worst of several rules are among the worst of each. */
    private static Cut<FindingLine> cut(Map<String, Taker<FindingLine>> byRule, List<String> rules, ArchiveFile file) {
        var takers = rules.stream().filter(byRule::containsKey).map(byRule::get).toList();
        var rows = takers.stream()
                .flatMap(taker -> taker.rows().stream())
                .sorted(WORST_FIRST)
                .limit(SHOWN_PER_SAFEGUARD)
                .toList();
        return new Cut<>(rows, takers.stream().mapToLong(Taker::total).sum(), file);
    }
}
