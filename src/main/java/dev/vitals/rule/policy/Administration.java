package dev.vitals.rule.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether statements add up to full administration: everything on everything, or so much (NotAction, NotResource, a
 * Deny of little) that its holder can give itself the rest.
 */
final class Administration {

    /** Each lets its holder become administrator; the samples stand for any resource of their kind. */
    private static final Map<String, String> ESCALATIONS = new TreeMap<>(Map.of(
            "iam:PutUserPolicy", "arn:aws:iam::000000000000:user/sample",
            "iam:AttachUserPolicy", "arn:aws:iam::000000000000:user/sample",
            "iam:PutGroupPolicy", "arn:aws:iam::000000000000:group/sample",
            "iam:AttachGroupPolicy", "arn:aws:iam::000000000000:group/sample",
            "iam:PutRolePolicy", "arn:aws:iam::000000000000:role/sample",
            "iam:AttachRolePolicy", "arn:aws:iam::000000000000:role/sample",
            "iam:UpdateAssumeRolePolicy", "arn:aws:iam::000000000000:role/sample",
            "iam:CreatePolicyVersion", "arn:aws:iam::000000000000:policy/sample"));

    /** Keys of the whole session: with them the statement is still full administration, at some time or from somewhere. */
    private static final List<String> NARROWING_GLOBAL_KEYS =
            List.of("aws:resourcetag/", "aws:requesttag/", "aws:calledvia", "aws:viaawsservice");

    private Administration() {}

    /**
     * The statement that gives it.
     *
     * @param most what a boundary allows at most; null where there is none
     */
    static Optional<Clause> of(List<Clause> granted, @Nullable List<Clause> most) {
        return ESCALATIONS.entrySet().stream()
                .flatMap(escalation -> {
                    var by = wide(granted, escalation.getKey(), escalation.getValue());
                    return most == null
                                    || by.isEmpty()
                                    || wide(most, escalation.getKey(), escalation.getValue())
                                            .isPresent()
                            ? by.stream()
                            : Stream.<Clause>empty();
                })
                .findFirst();
    }

    private static Optional<Clause> wide(List<Clause> clauses, String action, String resource) {
        boolean undone = clauses.stream().anyMatch(clause -> undoes(clause.statement(), action, resource));
        return undone
                ? Optional.empty()
                : clauses.stream()
                        .filter(clause -> isWide(clause.statement()) && meets(clause.statement(), action, resource))
                        .findFirst();
    }

    private static boolean isWide(Statement statement) {
        return statement.allows()
                && (statement.actions().negated() || statement.actions().isEverything())
                && (statement.resources().negated() || statement.resources().isEverything())
                && statement.conditions().stream().noneMatch(Administration::narrows);
    }

    private static boolean undoes(Statement statement, String action, String resource) {
        return statement.denies() && statement.isUnconditional() && meets(statement, action, resource);
    }

    private static boolean meets(Statement statement, String action, String resource) {
        var resources = statement.resources();
        var anyAccount = resources.values().stream()
                .map(value -> value.replaceAll("^(arn:[^:]*:[^:]*:[^:]*:)\\d{12}:", "$1*:"))
                .toList();
        return statement.actions().covers(action)
                && new Patterns(resources.negated(), anyAccount, false).covers(resource);
    }

    private static boolean narrows(Condition condition) {
        var key = condition.key().toLowerCase(Locale.ROOT);
        return !key.startsWith("aws:") || NARROWING_GLOBAL_KEYS.stream().anyMatch(key::startsWith);
    }
}
