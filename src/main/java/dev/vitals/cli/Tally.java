package dev.vitals.cli;

import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts verdicts for the summary and for {@code --fail-on}. */
final class Tally {

    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final Map<Severity, Integer> failures = new EnumMap<>(Severity.class);
    private final Map<String, Integer> causes = new TreeMap<>();

    void add(Evaluation evaluation) {
        verdicts.merge(evaluation.verdict().word(), 1, Integer::sum);
        switch (evaluation.verdict()) {
            case Verdict.Fail fail -> failures.merge(evaluation.severity(), 1, Integer::sum);
            case Verdict.Unknown unknown -> causes.merge(unknown.cause().words(), 1, Integer::sum);
            default -> {
                // counted above
            }
        }
    }

    /** Whether anything of this severity or a worse one failed. */
    boolean failedAt(Severity limit) {
        return failures.keySet().stream().anyMatch(severity -> severity.compareTo(limit) <= 0);
    }

    int count(String verdict) {
        return verdicts.getOrDefault(verdict, 0);
    }

    /** "412 pass, 31 fail (2 critical, 9 high, …), 4 unknown (4 access denied), 20 not applicable". */
    String words() {
        return "%d pass, %d fail%s, %d unknown%s, %d not applicable"
                .formatted(
                        count("pass"),
                        count("fail"),
                        bracket(failures),
                        count("unknown"),
                        bracket(causes),
                        count("not_applicable"));
    }

    private static String bracket(Map<?, Integer> counts) {
        if (counts.isEmpty()) {
            return "";
        }
        var parts = counts.entrySet().stream()
                .map(entry ->
                        entry.getValue() + " " + (entry.getKey() instanceof Severity s ? s.word() : entry.getKey()))
                .toList();
        return " (" + String.join(", ", parts) + ")";
    }
}
