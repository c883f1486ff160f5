package dev.vitals.remediation;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Where approved fixes wait. What waits stands in the database; any instance takes it from there, one at a time. */
@Component
class FixQueue {

    private static final String UNDO = "-undo";
    static final TaskDescriptor<Void> RUN = TaskDescriptor.of("fix-run", Void.class);

    private final SchedulerClient scheduler;
    private final Clock clock;

    FixQueue(SchedulerClient scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** Has a plan run, or be taken back, as soon as an instance is free. */
    void run(UUID plan) {
        schedule(plan.toString());
    }

    /** Has it taken back; a task of its own, for the one that made it may still be about to end. */
    void takeBack(UUID plan) {
        schedule(plan + UNDO);
    }

    /** The plan of a task. */
    static UUID plan(String task) {
        return UUID.fromString(task.replace(UNDO, ""));
    }

    private void schedule(String task) {
        scheduler.scheduleIfNotExists(RUN.instance(task).build(), clock.instant());
    }
}
