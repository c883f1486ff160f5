package dev.vitals.remediation;

import dev.vitals.aws.AwsFailure;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.remediation.fix.FixRefusedException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
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
    private static final String STOPPED = "Fixes are stopped: ";
    private static final int READINGS = 10;
    private static final Duration BETWEEN = Duration.ofSeconds(3);
    private static final String CHANGED =
            "It is no longer as it was when the plan was made, so nothing was changed. Make a new plan.";

    private final PlanStore plans;
    private final FixRoles roles;
    private final FixSession sessions;
    private final FixEnds ends;
    private final Runnable pause;

    @Autowired
    FixRunner(PlanStore plans, FixRoles roles, FixSession sessions, FixEnds ends) {
        this(plans, roles, sessions, ends, FixRunner::waitForAws);
    }

    /** @param pause between two readings of what AWS has not shown yet */
    FixRunner(PlanStore plans, FixRoles roles, FixSession sessions, FixEnds ends, Runnable pause) {
        this.plans = plans;
        this.roles = roles;
        this.sessions = sessions;
        this.ends = ends;
        this.pause = pause;
    }

    private static void waitForAws() {
        LockSupport.parkNanos(BETWEEN.toNanos());
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
            ends.end(plan, PlanState.REFUSED, STOPPED + stop.get().reason());
            return;
        }
        plans.move(plan.id(), PlanState.APPROVED, PlanState.RUNNING);
        attempt(plan, approver(plan), new Making(plan));
    }

    private void takeBack(FixPlan plan) {
        var stop = roles.stop();
        if (stop.isPresent()) {
            ends.keep(plan, STOPPED + stop.get().reason());
            return;
        }
        attempt(plan, String.valueOf(plan.undoAskedBy()), new TakingBack(plan));
    }

    /** A way from one state of the resource to another, and what becomes of the plan on it. */
    private interface Way {

        void go(AwsSession region);

        /** It was not begun. */
        void refused(String sentence);

        /** It was begun, or may have been. */
        void failed(@Nullable JsonNode left, String sentence);
    }

    private final class Making implements Way {

        private final FixPlan plan;

        Making(FixPlan plan) {
            this.plan = plan;
        }

        @Override
        public void go(AwsSession region) {
            var fix = plan.fix();
            var now = fix.read(plan.target(), region);
            if (fix.isAs(plan.after(), now)) {
                ends.end(plan, PlanState.DONE, "The resource is as planned.");
                return;
            }
            if (!now.equals(plan.before())) {
                refused(CHANGED);
                return;
            }
            fix.change(plan.target(), region, plan.before(), plan.after());
            var then = settled(plan, region, read -> fix.isAs(plan.after(), read));
            if (fix.isAs(plan.after(), then)) {
                ends.end(plan, PlanState.DONE, "Changed as planned, and read again.");
            } else {
                failed(then, "AWS took the change, but the resource is not as planned: " + then);
            }
        }

        @Override
        public void refused(String sentence) {
            ends.end(plan, PlanState.REFUSED, sentence);
        }

        @Override
        public void failed(@Nullable JsonNode left, String sentence) {
            ends.fail(plan, "fix.failed", left, sentence);
        }
    }

    private final class TakingBack implements Way {

        private final FixPlan plan;

        TakingBack(FixPlan plan) {
            this.plan = plan;
        }

        @Override
        public void go(AwsSession region) {
            var fix = plan.fix();
            var now = fix.read(plan.target(), region);
            if (fix.isRestored(plan.before(), now)) {
                ends.end(plan, PlanState.UNDONE, "The resource is as it was.");
                return;
            }
            if (!fix.isAs(plan.result(), now)) {
                refused("It was changed by somebody since the fix, so nothing was taken back.");
                return;
            }
            fix.change(plan.target(), region, now, plan.before());
            var then = settled(plan, region, read -> fix.isRestored(plan.before(), read));
            if (fix.isRestored(plan.before(), then)) {
                ends.end(plan, PlanState.UNDONE, "Taken back as recorded, and read again.");
            } else {
                failed(then, "AWS took the change back, but the resource is not as it was: " + then);
            }
        }

        @Override
        public void refused(String sentence) {
            ends.keep(plan, sentence);
        }

        @Override
        public void failed(@Nullable JsonNode left, String sentence) {
            ends.fail(plan, "fix.undo-failed", left, sentence);
        }
    }

    /** What the resource is like once AWS shows the change everywhere; the last reading where it does not. */
    private JsonNode settled(FixPlan plan, AwsSession region, Predicate<JsonNode> isThere) {
        var read = plan.fix().read(plan.target(), region);
        for (int again = 0; again < READINGS && !isThere.test(read); again++) {
            pause.run();
            read = plan.fix().read(plan.target(), region);
        }
        return read;
    }

    private void attempt(FixPlan plan, String person, Way way) {
        AwsSession region = null;
        try {
            region = sessions.open(plan.target(), plan.fix(), plan.id(), person);
            way.go(region);
        } catch (FixRefusedException refused) {
            way.refused(refused.getMessage());
        } catch (CannotConnectException closed) {
            way.refused(String.valueOf(closed.getMessage()));
        } catch (SdkException failure) {
            log.warn("Fix {} was refused", plan.id(), failure);
            way.failed(
                    left(plan, region),
                    "AWS refused: %s. Nothing more was tried."
                            .formatted(AwsFailure.of(failure).detail()));
        } catch (DataAccessException away) {
            // What was done in AWS is not known to have failed: the task is begun again and looks.
            throw away;
        } catch (RuntimeException odd) {
            log.error("Fix {} was answered oddly", plan.id(), odd);
            way.failed(left(plan, region), "AWS answered something odd; the log tells more under this plan's number.");
        }
    }

    /** How a failure left the resource, so that it can be taken back from there; null where that is not told either. */
    private @Nullable JsonNode left(FixPlan plan, @Nullable AwsSession region) {
        try {
            return region == null ? null : plan.fix().read(plan.target(), region);
        } catch (SdkException | FixRefusedException unreadable) {
            log.warn("How fix {} left its resource cannot be read", plan.id(), unreadable);
            return null;
        }
    }

    private static String approver(FixPlan plan) {
        return plan.decidedBy() == null ? "" : plan.decidedBy().name();
    }
}
