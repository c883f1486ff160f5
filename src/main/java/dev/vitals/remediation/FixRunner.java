package dev.vitals.remediation;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.remediation.fix.FixRefusedException;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.JsonNode;

/**
 * Makes what was approved, and takes it back. Looks before: what is no longer as it was when it was approved is left
 * alone. Looks after: only what is then as planned is done. May be begun again at any point where it was cut off, for a
 * resource that is already as planned is not changed a second time.
 */
@Service
class FixRunner {

    private static final Logger log = LoggerFactory.getLogger(FixRunner.class);
    private static final String CHANGED =
            "It is no longer as it was when the plan was made, so nothing was changed. Make a new plan.";

    private final PlanStore plans;
    private final FixRoles roles;
    private final FixSession sessions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FixRunner(
            PlanStore plans,
            FixRoles roles,
            FixSession sessions,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.plans = plans;
        this.roles = roles;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does what the plan's state asks for; nothing where it asks for nothing. */
    void run(UUID id) {
        var plan = plans.find(id).orElse(null);
        if (plan == null) {
            return;
        }
        switch (plan.state()) {
            case APPROVED, RUNNING -> make(plan);
            case UNDOING -> takeBack(plan);
            default -> log.info("Fix {} is {}; there is nothing to run", id, plan.state());
        }
    }

    private void make(FixPlan plan) {
        var stop = roles.stop();
        if (stop.isPresent()) {
            end(plan, PlanState.REFUSED, "Fixes are stopped: " + stop.get().reason());
            return;
        }
        plans.move(plan.id(), PlanState.APPROVED, PlanState.RUNNING);
        attempt(plan, PlanState.FAILED, region -> {
            var now = plan.fix().read(plan.target(), region);
            if (plan.fix().isAs(plan.after(), now)) {
                end(plan, PlanState.DONE, "The resource is as planned.");
            } else if (!now.equals(plan.before())) {
                end(plan, PlanState.REFUSED, CHANGED);
            } else {
                change(plan, region);
            }
        });
    }

    private void change(FixPlan plan, AwsSession region) {
        plan.fix().change(plan.target(), region, plan.before(), plan.after());
        var now = plan.fix().read(plan.target(), region);
        if (plan.fix().isAs(plan.after(), now)) {
            end(plan, PlanState.DONE, "Changed as planned, and read again.");
        } else {
            end(plan, PlanState.FAILED, "AWS took the change, but the resource is not as planned: " + now);
        }
    }

    private void takeBack(FixPlan plan) {
        attempt(plan, PlanState.DONE, region -> {
            var now = plan.fix().read(plan.target(), region);
            if (plan.fix().isRestored(plan.before(), now)) {
                end(plan, PlanState.UNDONE, "The resource is as it was.");
            } else if (!plan.fix().isAs(plan.after(), now)) {
                end(plan, PlanState.DONE, "It was changed by somebody since the fix, so nothing was taken back.");
            } else {
                restore(plan, region);
            }
        });
    }

    private void restore(FixPlan plan, AwsSession region) {
        plan.fix().change(plan.target(), region, plan.after(), plan.before());
        JsonNode now = plan.fix().read(plan.target(), region);
        if (plan.fix().isRestored(plan.before(), now)) {
            end(plan, PlanState.UNDONE, "Taken back as recorded, and read again.");
        } else {
            end(plan, PlanState.FAILED, "AWS took the change back, but the resource is not as it was: " + now);
        }
    }

    private void attempt(FixPlan plan, PlanState otherwise, java.util.function.Consumer<AwsSession> work) {
        try {
            work.accept(sessions.open(
                    plan.target(),
                    plan.fix(),
                    plan.id(),
                    plan.decidedBy() == null ? "" : plan.decidedBy().name()));
        } catch (FixRefusedException refused) {
            end(plan, otherwise == PlanState.FAILED ? PlanState.REFUSED : otherwise, refused.getMessage());
        } catch (CannotConnectException closed) {
            end(plan, otherwise, String.valueOf(closed.getMessage()));
        } catch (SdkException failure) {
            log.warn("Fix {} of {}", plan.id(), plan.target().arn(), failure);
            end(
                    plan,
                    otherwise,
                    "AWS refused: %s. Nothing more was tried."
                            .formatted(AwsFailure.of(failure).detail()));
        } catch (DataAccessException away) {
            // What was done in AWS is not known to have failed: the task is begun again and looks.
            throw away;
        } catch (RuntimeException odd) {
            log.error("Fix {} of {}", plan.id(), plan.target().arn(), odd);
            end(
                    plan,
                    otherwise,
                    "It could not be made out what AWS answered; the log tells more under this plan's number.");
        }
    }

    /** The end, its entry in the audit log and the word to others are kept together or not at all. */
    private void end(FixPlan plan, PlanState how, String sentence) {
        transaction.executeWithoutResult(any -> {
            plans.end(plan.id(), how, sentence, clock.instant());
            audit.record(
                    Actor.SYSTEM,
                    "fix." + how.word(),
                    plan.id() + " " + plan.fixId() + " " + plan.target().arn(),
                    plan.before(),
                    how == PlanState.DONE ? plan.after() : null,
                    "");
            events.publishEvent(new FixRan(
                    plan.id(),
                    plan.finding(),
                    plan.target().account(),
                    "%s: %s. %s".formatted(plan.title(), how.title().toLowerCase(java.util.Locale.ROOT), sentence),
                    how != PlanState.REFUSED,
                    plan.automatic()));
        });
    }
}
