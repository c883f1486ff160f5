package dev.vitals.remediation;

import dev.vitals.audit.AuditLog;
import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.remediation.FixableFindings.Fixable;
import dev.vitals.remediation.fix.FixAnswers;
import dev.vitals.remediation.fix.FixRefusedException;
import dev.vitals.remediation.fix.Fixes;
import dev.vitals.rule.SettingsStore;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes plans and takes decisions on them. Everything that changes an account is {@link FixRunner}'s. */
@Service
class FixPlans {

    private static final String NOT_TRIED = "AWS offers no trial of this change.";
    private static final String DECIDED = "Somebody else has decided on it meanwhile.";
    private static final String WOULD_WORK = "AWS was asked, and would do it.";

    private final FixableFindings findings;
    private final PlanStore plans;
    private final FixSession sessions;
    private final SettingsStore settings;
    private final FixQueue queue;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FixPlans(
            FixableFindings findings,
            PlanStore plans,
            FixSession sessions,
            SettingsStore settings,
            FixQueue queue,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.findings = findings;
        this.plans = plans;
        this.sessions = sessions;
        this.settings = settings;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Reads the resource as it is now and writes down what would become of it. Nothing is changed.
     *
     * @throws FixRefusedException with a sentence, where there is nothing that could be planned
     */
    FixPlan plan(long finding, FixAnswers answers, Person by) {
        var fixable = findings.find(finding)
                .orElseThrow(
                        () -> new FixRefusedException("This finding does not fail any more; there is nothing to fix."));
        return keep(draft(fixable, answers, by, false));
    }

    /** The plan of a standing order, approved by who gave it; not kept yet. */
    FixPlan draftByOrder(Fixable fixable, Person orderedBy) {
        return draft(fixable, FixAnswers.NONE, Person.ORDER, true).approved(orderedBy, clock.instant());
    }

    private FixPlan draft(Fixable fixable, FixAnswers answers, Person by, boolean automatic) {
        var fix = Fixes.forRule(fixable.target().rule())
                .orElseThrow(() -> new FixRefusedException("No fix of this rule is safe to define exactly."));
        var id = UUID.randomUUID();
        return asking(() -> {
            var target = fixable.target();
            var region = sessions.open(target, fix, id, "");
            var before = fix.read(target, region);
            var after = fix.wanted(target, before, answers, settings.current());
            var trial = fix.canTry() ? fix.tryOut(target, region, before, after).orElse(WOULD_WORK) : NOT_TRIED;
            return FixPlan.planned(
                    id,
                    fixable,
                    fix,
                    answers,
                    new FixPlan.Change(before, after, trial),
                    by,
                    clock.instant(),
                    automatic);
        });
    }

    /**
     * Keeps a plan; one that is approved runs.
     *
     * @throws FixRefusedException where another one of the finding is under way
     */
    FixPlan keep(FixPlan plan) {
        transaction.executeWithoutResult(any -> {
            if (!plans.add(plan)) {
                throw new FixRefusedException("Another plan of this finding is under way. Decide on that one first.");
            }
            audit.record("fix.planned", object(plan), plan.before(), plan.after());
            tell(plan, "fix_planned", plan.plannedBy());
            if (plan.state() == PlanState.APPROVED) {
                queue.run(plan.id());
            }
        });
        return plan;
    }

    /** Approves, after which it runs; a sentence where it could not be approved. */
    String approve(FixPlan plan, Person by) {
        if (plan.plannedBy().isSameAs(by)) {
            return "You planned it. Another person has to approve it.";
        }
        return together(
                () -> plans.decide(plan.id(), PlanState.APPROVED, by, clock.instant()),
                () -> {
                    audit.record("fix.approved", object(plan));
                    tell(plan, "fix_approved", by);
                    queue.run(plan.id());
                },
                DECIDED);
    }

    String reject(FixPlan plan, Person by) {
        if (plan.plannedBy().isSameAs(by)) {
            return "You planned it. Another person has to decide on it.";
        }
        return together(
                () -> plans.decide(plan.id(), PlanState.REJECTED, by, clock.instant()),
                () -> {
                    audit.record("fix.rejected", object(plan));
                    tell(plan, "fix_rejected", by);
                },
                DECIDED);
    }

    /** Has what was done taken back. */
    String undo(FixPlan plan, Person by) {
        return together(
                () -> plans.askToUndo(plan.id(), by.name(), clock.instant()),
                () -> {
                    audit.record("fix.undo-asked", object(plan), plan.after(), plan.before());
                    tell(plan, "fix_undo_asked", by);
                    queue.takeBack(plan.id());
                },
                "There is nothing to take back.");
    }

    /** The decision, its entry and what follows from it are kept together: a crash leaves no approval that never runs. */
    private String together(BooleanSupplier decision, Runnable consequences, String otherwise) {
        var isTaken = transaction.execute(any -> {
            var taken = decision.getAsBoolean();
            if (taken) {
                consequences.run();
            }
            return taken;
        });
        return Boolean.TRUE.equals(isTaken) ? "" : otherwise;
    }

    private void tell(FixPlan plan, String kind, Person by) {
        plans.tell(plan, kind, plan.title(), by.name(), clock.instant());
    }

    private static String object(FixPlan plan) {
        return plan.id() + " " + plan.fixId() + " " + plan.target().arn();
    }

    /** Turns what AWS says into a sentence. */
    static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (CannotConnectException closed) {
            throw new FixRefusedException(String.valueOf(closed.getMessage()));
        } catch (SdkException failure) {
            throw new FixRefusedException(
                    "AWS did not answer as needed: %s. Look at the permissions of the role for fixes."
                            .formatted(AwsFailure.of(failure).detail()));
        }
    }
}
