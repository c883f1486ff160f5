package dev.vitals.scan;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Notices that the clock was put back, and brings back what waits for a time that it showed by mistake: otherwise
 * everything that runs every few seconds would stand still until the clock is there again. It is no task of the scheduler,
 * which would stand still with the others; it counts by the time that the machine has been running.
 */
@Component
class ClockWatch implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** Less is a clock that is being set right, and no harm. */
    private static final Duration PUT_BACK = Duration.ofSeconds(30);

    private final SchedulerClient scheduler;
    private final List<Task<?>> tasks;
    private final ScanQueue queue;
    private final Clock clock;
    private final LongSupplier running;
    private Instant shown;
    private long ran;
    private volatile boolean isStopped;

    @Autowired
    ClockWatch(SchedulerClient scheduler, List<Task<?>> tasks, ScanQueue queue, Clock clock) {
        this(scheduler, tasks, queue, clock, System::nanoTime);
    }

    /** @param running nanoseconds that the machine has been running, from anywhere */
    ClockWatch(SchedulerClient scheduler, List<Task<?>> tasks, ScanQueue queue, Clock clock, LongSupplier running) {
        this.scheduler = scheduler;
        this.tasks = List.copyOf(tasks);
        this.queue = queue;
        this.clock = clock;
        this.running = running;
        this.shown = clock.instant();
        this.ran = running.getAsLong();
    }

    @EventListener(ApplicationReadyEvent.class)
    void watch() {
        Thread.ofVirtual().name("clock-watch").start(() -> {
            while (!isStopped) {
                LockSupport.parkNanos(BETWEEN.toNanos());
                look();
            }
        });
    }

    /** Compares what the clock shows with what it should show by now. */
    void look() {
        var now = clock.instant();
        var passed = running.getAsLong();
        var expected = shown.plusNanos(passed - ran);
        shown = now;
        ran = passed;
        if (now.isBefore(expected.minus(PUT_BACK))) {
            log.warn(
                    "The clock was put back by {} s; tasks are set to its time",
                    Duration.between(now, expected).toSeconds());
            bringBack();
        }
    }

    private void bringBack() {
        try {
            tasks.stream()
                    .filter(RecurringTask.class::isInstance)
                    .map(RecurringTask.class::cast)
                    .forEach(task -> task.onStartup(scheduler, clock::instant));
            queue.bringBack();
        } catch (RuntimeException away) {
            log.error("Tasks could not be set to the time of the clock; a restart sets them", away);
        }
    }

    @Override
    public void destroy() {
        isStopped = true;
    }
}
