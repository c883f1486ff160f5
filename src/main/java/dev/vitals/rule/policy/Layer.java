package dev.vitals.rule.policy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Policies that add up, in which one Deny outweighs every Allow. */
record Layer(List<HeldPolicy> policies) {

    private record Answer(Clause clause, Truth truth, List<String> reasons) {}

    Decision decide(Question question) {
        var answers = answers(question);
        var denied = first(answers, false, Truth.YES);
        if (denied.isPresent()) {
            var by = denied.get().clause();
            return new Decision.Denied(Decision.Ground.EXPLICIT, by.policy(), Optional.of(by));
        }
        return unreadable().orElseGet(() -> allowed(answers));
    }

    private List<Answer> answers(Question question) {
        return policies.stream()
                .flatMap(HeldPolicy::clauses)
                .map(clause -> answer(clause, question))
                .filter(answer -> answer.truth() != Truth.NO)
                .toList();
    }

    private static Answer answer(Clause clause, Question question) {
        var truth = clause.answers(question);
        return new Answer(clause, truth, truth == Truth.DEPENDS ? clause.reasons(question) : List.of());
    }

    private Optional<Decision> unreadable() {
        for (HeldPolicy policy : policies) {
            if (policy.document() instanceof Reading.Unreadable<?>(Cause cause, String detail)) {
                return Optional.of(new Decision.Unreadable(cause, policy.name() + ": " + detail));
            }
        }
        return Optional.empty();
    }

    private static Decision allowed(List<Answer> answers) {
        var allow = first(answers, true, Truth.YES)
                .or(() -> answers.stream()
                        .filter(answer -> answer.clause().statement().allows())
                        .min(Comparator.comparingInt(answer -> answer.reasons().size())));
        if (allow.isEmpty()) {
            return new Decision.Denied(Decision.Ground.NOTHING_ALLOWS, "", Optional.empty());
        }
        var on = new ArrayList<>(allow.get().reasons());
        answers.stream()
                .filter(answer -> answer.clause().statement().denies())
                .forEach(deny -> on.add(
                        "not denied by %s (%s)".formatted(deny.clause().words(), String.join("; ", deny.reasons()))));
        var by = allow.get().clause();
        return on.isEmpty() ? new Decision.Allowed(by) : new Decision.Depends(by, on);
    }

    private static Optional<Answer> first(List<Answer> answers, boolean allows, Truth truth) {
        return answers.stream()
                .filter(answer ->
                        answer.truth() == truth && answer.clause().statement().allows() == allows)
                .findFirst();
    }
}
