package dev.vitals.score;

import dev.vitals.rule.RuleDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of the explanation of a score.
 *
 * @param title what holds when the rule passes; the id where the rule is no longer there
 * @param line null where the rule was about nothing at all
 * @param isKnown whether the rule is still in the catalogue
 */
record RuleExplanation(String id, String title, @Nullable RuleLine line, boolean isKnown) {

    /** The lines of a score and the rules that had nothing to judge: what counts first, by what is lost. */
    static List<RuleExplanation> of(List<RuleDefinition> rules, List<RuleLine> lines) {
        var byId = lines.stream().collect(Collectors.toMap(RuleLine::rule, line -> line));
        var all = new ArrayList<RuleExplanation>();
        for (RuleDefinition rule : rules) {
            all.add(new RuleExplanation(rule.id(), rule.title(), byId.remove(rule.id()), true));
        }
        byId.values().forEach(line -> all.add(new RuleExplanation(line.rule(), line.rule(), line, false)));
        all.sort(Comparator.comparing(RuleExplanation::lost).reversed().thenComparing(RuleExplanation::id));
        return List.copyOf(all);
    }

    public boolean counts() {
        return line != null && line.counts();
    }

    private double lost() {
        return line == null || !line.counts()
                ? -1
                : line.weight() - line.points().doubleValue();
    }
}
