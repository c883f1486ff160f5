package dev.vitals.scan;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One task per account, which any instance may take: db-scheduler sees to it that an account is scanned by one of them
 * at a time, and that a scan whose instance died is begun again.
 */
final class ScanTask {

    static final TaskDescriptor<Void> DESCRIPTOR = TaskDescriptor.of("scan-account", Void.class);

    /** So that a hundred accounts added in one minute do not knock at AWS in one minute for ever. */
    private static final double JITTER = 0.1;

    /** When a scan that was cut off is begun again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final AccountStore accounts;
    private final ScanStore scans;
    private final ScanRunner runner;
    private final Duration usual;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * @param usual time between scans of accounts that have none of their own
     */
    ScanTask(
            AccountStore accounts,
            ScanStore scans,
            ScanRunner runner,
            Duration usual,
            Clock clock,
            RandomGenerator random) {
        this.accounts = accounts;
        this.scans = scans;
        this.runner = runner;
        this.usual = usual;
        this.clock = clock;
        this.random = random;
    }

    static TaskInstance<Void> of(String account) {
        return DESCRIPTOR.instance(account).build();
    }

    /** The task, for the scheduler. */
    CustomTask<Void> task() {
        return Tasks.custom(DESCRIPTOR)
                .onFailureReschedule(FixedDelay.of(AGAIN))
                .onDeadExecutionRevive()
                .execute((instance, context) -> execute(instance.getId()));
    }

    private CompletionHandler<Void> execute(String id) {
        var account = accounts.find(id);
        if (account.isEmpty()) {
            return (complete, operations) -> operations.remove();
        }
        var ended = toRun(account.get()).map(scan -> runner.run(scan, account.get()));
        var isCutOff = ended.filter(ScanState.INTERRUPTED::equals).isPresent();
        return (complete, operations) -> reschedule(account.get(), isCutOff, complete, operations);
    }

    /** What waits in the queue; else, unless the schedule rests, a scan by the schedule. */
    private Optional<java.util.UUID> toRun(Account account) {
        var waiting = scans.waiting(account.id());
        if (waiting.isPresent() || account.paused()) {
            return waiting;
        }
        return Optional.of(scans.queue(account.id(), "schedule", "", clock.instant()));
    }

    private void reschedule(
            Account account, boolean isCutOff, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        var now = clock.instant();
        // Somebody may have asked for another one while this one ran.
        var next = scans.waiting(account.id()).isPresent() ? now : isCutOff ? now.plus(AGAIN) : next(account, now);
        operations.reschedule(complete, next);
    }

    Instant next(Account account, Instant now) {
        var every = account.every() == null ? usual : account.every();
        var sway = (random.nextDouble() * 2 - 1) * JITTER;
        return now.plusMillis(Math.round(every.toMillis() * (1 + sway)));
    }
}
