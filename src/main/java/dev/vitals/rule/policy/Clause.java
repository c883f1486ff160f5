package dev.vitals.rule.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement and where it stands.
 *
 * @param policy the name of the held policy
 */
public record Clause(String policy, Statement statement) {

    /** How people find it: {@code statement AllowAll of policy operations}. */
    public String words() {
        return statement.label() + " of " + policy;
    }

    Truth answers(Question question) {
        var meant = question.isMeantBy(statement);
        return meant == Truth.NO
                ? Truth.NO
                : meant.and(ConditionTest.all(statement.conditions(), question.circumstances()));
    }

    /** What it depends on whether this statement holds. */
    List<String> reasons(Question question) {
        var reasons = new ArrayList<String>();
        if (question.isMeantBy(statement) == Truth.DEPENDS) {
            reasons.add("which part of what was asked is meant, for %s names only %s"
                    .formatted(words(), narrower(question)));
        }
        statement.conditions().stream()
                .filter(condition -> new ConditionTest(condition, question.circumstances()).holds() == Truth.DEPENDS)
                .forEach(condition -> reasons.add(condition.words()));
        return reasons;
    }

    private String narrower(Question question) {
        var everywhere = new Question(question.action(), "*", question.circumstances());
        boolean byAction = statement.actions().negated()
                || everywhere.isMeantBy(new Statement(
                                "", 0, true, Principals.UNNAMED, statement.actions(), Patterns.EVERYTHING, List.of()))
                        == Truth.DEPENDS;
        var patterns = byAction ? statement.actions() : statement.resources();
        return (patterns.negated() ? "all but " : "") + String.join(", ", patterns.values());
    }
}
