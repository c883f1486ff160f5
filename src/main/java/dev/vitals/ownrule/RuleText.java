package dev.vitals.ownrule;

import dev.vitals.rule.Severity;
import java.util.List;

/**
 * What somebody wrote to have something judged.
 *
 * @param title what holds when it passes: a short sentence
 * @param type the CloudFormation type name of what it judges
 * @param safeguards citations of 45 CFR
 * @param applies an expression; where it is false the rule has nothing to say. Empty: it applies to all
 * @param expression true where the rule passes
 * @param message an expression for the sentence of a failure; empty: the usual sentence
 * @param guidance why it matters and how to fix it, in Markdown
 */
public record RuleText(
        String title,
        String type,
        Severity severity,
        List<String> safeguards,
        String applies,
        String expression,
        String message,
        String guidance) {

    public RuleText {
        safeguards = List.copyOf(safeguards);
    }

    /** Line by line, for comparing two versions. */
    List<String> lines() {
        return """
                title: %s
                severity: %s
                safeguards: %s
                applies: %s
                expression: %s
                message: %s
                guidance: %s""".formatted(
                title, severity.word(), String.join(", ", safeguards), applies, expression, message, guidance).lines().toList();
    }
}
