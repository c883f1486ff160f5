package dev.vitals.rule.principal;

import java.util.List;
import java.util.stream.Stream;

/** Steps, in order, by which somebody becomes an administrator. */
public record EscalationPath(List<EscalationStep> steps) {

    public EscalationPath {
        steps = List.copyOf(steps);
    }

    /** Whether it can be gone at any time, without a condition that only the call will tell. */
    public boolean isFirm() {
        return steps.stream().allMatch(step -> step.conditions().isEmpty());
    }

    /** All that it depends on. */
    public List<String> conditions() {
        return steps.stream()
                .flatMap(step -> step.conditions().stream())
                .distinct()
                .toList();
    }

    EscalationPath then(EscalationPath next) {
        return new EscalationPath(
                Stream.concat(steps.stream(), next.steps.stream()).toList());
    }
}
