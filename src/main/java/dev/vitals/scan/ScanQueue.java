package dev.vitals.scan;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where scans are asked for. What is asked for stands in the database; any instance takes it from there. */
@Component
public class ScanQueue {

    private static final Duration FIRST_WITHIN = Duration.ofMinutes(10);

    /** An interval sways by a tenth. */
    private static final int LATEST_PART = 9;

    private final ScanStore scans;
    private final AccountStore accounts;
    private final SchedulerClient scheduler;
    private final AuditLog audit;
    private final UsualInterval usual;
    private final Clock clock;

    ScanQueue(
            ScanStore scans,
            AccountStore accounts,
            SchedulerClient scheduler,
            AuditLog audit,
            UsualInterval usual,
            Clock clock) {
        this.scans = scans;
        this.accounts = accounts;
        this.scheduler = scheduler;
        this.audit = audit;
        this.usual = usual;
        this.clock = clock;
    }

    /**
     * Asks for a scan as soon as an instance is free. One that already waits is enough.
     *
     * @param by who asks
     * @return the scan that waits
     */
    public UUID now(String account, String by) {
        var now = clock.instant();
        var scan = scans.queue(account, "manual", by, now);
        audit.record("scan.requested", account);
        var task = ScanTask.of(account);
        // Where the account is being scanned at this moment, its task sees at its end that another scan waits.
        if (!scheduler.scheduleIfNotExists(task, now) && !isRunning(account)) {
            scheduler.reschedule(task, now);
        }
        return scan;
    }

    /** When the account will be scanned next by its schedule; empty while its schedule rests or it is being scanned. */
    public Optional<Instant> next(Account account) {
        if (account.paused()) {
            return Optional.empty();
        }
        return scheduler
                .getScheduledExecution(ScanTask.of(account.id()))
                .filter(execution -> !execution.isPicked())
                .map(execution -> execution.getExecutionTime());
    }

    /** Every account has its task, whatever happened to it. */
    @EventListener(ApplicationReadyEvent.class)
    void seeToEveryAccount() {
        accounts.all().forEach(this::seeTo);
    }

    /** Gives an account its task where it has none: its first scan comes within ten minutes. */
    public void seeTo(Account account) {
        scheduler.scheduleIfNotExists(ScanTask.of(account.id()), clock.instant().plus(soon()));
    }

    /** After the clock was put back: no account waits for longer than the time between two of its scans. */
    void bringBack() {
        accounts.all().forEach(account -> {
            var every = account.every() == null ? usual.duration() : account.every();
            var latest = clock.instant().plus(every).plus(every.dividedBy(LATEST_PART));
            scheduler
                    .getScheduledExecution(ScanTask.of(account.id()))
                    .filter(execution -> !execution.isPicked()
                            && execution.getExecutionTime().isAfter(latest))
                    .ifPresent(execution -> scheduler.reschedule(
                            ScanTask.of(account.id()), clock.instant().plus(soon())));
        });
    }

    private static Duration soon() {
        return Duration.ofMillis(RandomGenerator.getDefault().nextLong(FIRST_WITHIN.toMillis()));
    }

    private boolean isRunning(String account) {
        return scheduler
                .getScheduledExecution(ScanTask.of(account))
                .map(execution -> execution.isPicked())
                .orElse(false);
    }
}
