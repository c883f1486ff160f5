package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of the regulation with the rules that serve each and how each stood. */
@Component
class SafeguardTable {

    private final SafeguardCatalogue safeguards;
    private final RuleBooks books;

    SafeguardTable(SafeguardCatalogue safeguards, RuleBooks books) {
        this.safeguards = safeguards;
        this.books = books;
    }

    /** Those that a filter admits, in the order of the regulation. */
    List<SafeguardLine> lines(SafeguardFilter filter, @Nullable Standing standing, @Nullable Standing before) {
        var rules = books.current().scored();
        return safeguards.all().stream()
                .map(safeguard -> line(safeguard, serving(safeguard.citation(), rules), standing, before))
                .filter(filter::admits)
                .toList();
    }

    /** The rules in force that serve a safeguard. */
    List<RuleDefinition> serving(String citation) {
        return serving(citation, books.current().scored());
    }

    static SafeguardLine line(
            Safeguard safeguard, List<RuleDefinition> serving, @Nullable Standing standing, @Nullable Standing before) {
        var score = standing == null ? null : standing.of(safeguard.citation()).orElse(null);
        var direction = standing == null || score == null ? null : standing.since(before, score);
        return new SafeguardLine(safeguard, serving.size(), score, direction);
    }

    private static List<RuleDefinition> serving(String citation, List<RuleDefinition> rules) {
        return rules.stream()
                .filter(rule -> rule.safeguards().contains(citation))
                .toList();
    }
}
