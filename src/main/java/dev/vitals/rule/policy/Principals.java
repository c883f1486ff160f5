package dev.vitals.rule.policy;

import java.util.List;
import java.util.Map;

/**
 * Whom a statement speaks of.
 *
 * @param negated whether everybody but these is meant (NotPrincipal)
 * @param byType {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser} with its members; the bare
 *     {@code "*"} stands as {@code AWS}
 */
public record Principals(boolean negated, Map<String, List<String>> byType) {

    /** An identity policy names nobody: it speaks of whom it is attached to. */
    static final Principals UNNAMED = new Principals(false, Map.of());

    /** Whether anybody at all is meant, with or without an AWS account. */
    public boolean isEveryone() {
        return !negated && of("AWS").contains("*");
    }

    /** The members of a type as written; empty where it is not named. */
    public List<String> of(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** Whether the policy names nobody, as identity policies do. */
    public boolean isUnnamed() {
        return !negated && byType.isEmpty();
    }
}
