package dev.vitals.remediation;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** How plans end. The end, its entry in the audit log and the word to others are kept together or not at all. */
@Component
class FixEnds {

    private final PlanStore plans;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FixEnds(
            PlanStore plans,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.plans = plans;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    void end(FixPlan plan, PlanState how, String sentence) {
        together(plan, how, "fix." + how.word(), sentence, () -> plans.end(plan.id(), how, sentence, clock.instant()));
    }

    /** A fix that stays made, because taking it back was not begun. */
    void keep(FixPlan plan, String sentence) {
        var stays = plan.left() == null ? PlanState.DONE : PlanState.FAILED;
        together(
                plan,
                stays,
                "fix.undo-refused",
                sentence,
                () -> plans.end(plan.id(), stays, sentence, clock.instant()));
    }

    /**
     * A change that was begun, or may have been, and did not come out as planned.
     *
     * @param left what the resource is like now; null where that cannot be read
     */
    void fail(FixPlan plan, String action, @Nullable JsonNode left, String sentence) {
        together(
                plan, PlanState.FAILED, action, sentence, () -> plans.fail(plan.id(), left, sentence, clock.instant()));
    }

    /** Who answers for it: who approved it, or gave the order. */
    private static String who(FixPlan plan) {
        return plan.decidedBy() == null ? "" : plan.decidedBy().name();
    }

    private void together(FixPlan plan, PlanState how, String action, String sentence, Runnable end) {
        transaction.executeWithoutResult(any -> {
            end.run();
            audit.record(
                    Actor.SYSTEM,
                    action,
                    plan.id() + " " + plan.fixId() + " " + plan.target().arn(),
                    plan.before(),
                    how == PlanState.DONE ? plan.after() : null,
                    "");
            plans.tell(plan, "fix_" + how.word(), plan.title() + ". " + sentence, who(plan), clock.instant());
            events.publishEvent(new FixRan(
                    plan.id(),
                    plan.finding(),
                    plan.target().account(),
                    "%s: %s. %s".formatted(plan.title(), how.title().toLowerCase(Locale.ROOT), sentence),
                    how != PlanState.REFUSED,
                    plan.automatic()));
        });
    }
}
