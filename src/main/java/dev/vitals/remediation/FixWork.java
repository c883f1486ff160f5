package dev.vitals.remediation;

import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import dev.vitals.triage.OtherWork;
import java.util.List;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows the plans of others to whoever may approve them, and their own plans to those who made them. */
@Component
@Order(20)
class FixWork implements OtherWork {

    private final PlanStore plans;

    FixWork(PlanStore plans) {
        this.plans = plans;
    }

    @Override
    public String heading() {
        return "Fixes that wait for approval";
    }

    @Override
    public List<Waiting> of(Member who) {
        return who.may(Right.APPROVE) || who.may(Right.TRIAGE)
                ? plans.waiting().stream()
                        .filter(plan -> who.may(Right.APPROVE, plan.target().account())
                                || Objects.equals(plan.plannedBy().member(), who.id()))
                        .map(plan -> new Waiting(
                                "/fixes/" + plan.id(),
                                "%s: %s".formatted(plan.title(), plan.headline()),
                                plan.plannedBy().name(),
                                null,
                                false))
                        .toList()
                : List.of();
    }
}
