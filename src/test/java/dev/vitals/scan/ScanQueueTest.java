package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.vitals.support.Clinic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ScanQueueTest {

    private static final Duration SIX_HOURS = Duration.ofHours(6);

    private final Scanning scanning = new Scanning();
    private final SettableClock schedulerClock = new SettableClock();
    private final ManualScheduler scheduler = instance();
    private final ScanQueue queue = queue(scheduler);

    @Test
    void runsWhatWasAskedForAndThenKeepsTheSchedule() {
        queue.now(Clinic.ID, "tester");
        runDue();

        assertThat(scanning.scans.latest(Clinic.ID, 0, 10)).singleElement().satisfies(scan -> {
            assertThat(scan.trigger()).isEqualTo("manual");
            assertThat(scan.requestedBy()).isEqualTo("tester");
            assertThat(scan.state()).isEqualTo(ScanState.PARTIAL);
        });
        assertThat(queue.next(Clinic.account()))
                .hasValueSatisfying(next -> assertThat(Duration.between(scanning.now, next))
                        .isBetween(
                                SIX_HOURS.multipliedBy(9).dividedBy(10),
                                SIX_HOURS.multipliedBy(11).dividedBy(10)));
    }

    @Test
    void makesOneScanOfTwoRequests() {
        var first = queue.now(Clinic.ID, "one");
        var second = queue.now(Clinic.ID, "other");
        runDue();

        assertThat(second).isEqualTo(first);
        assertThat(scanning.scans.count(Clinic.ID)).isEqualTo(1);
    }

    @Test
    void sharesOneAccountAmongTwoInstances() {
        var other = instance();
        queue.now(Clinic.ID, "tester");
        tick();
        scheduler.runAnyDueExecutions();
        other.runAnyDueExecutions();

        assertThat(scanning.scans.count(Clinic.ID)).isEqualTo(1);
        assertThat(scanning.events).hasSize(1);
    }

    @Test
    void scansAgainWhenSomebodyAskedWhileItRan() {
        scanning.whileReading = () -> {
            scanning.whileReading = () -> {};
            queue.now(Clinic.ID, "impatient");
        };
        queue.now(Clinic.ID, "tester");
        runDue();
        runDue();

        assertThat(scanning.scans.latest(Clinic.ID, 0, 10))
                .hasSize(2)
                .noneMatch(scan -> scan.state().isUnderWay());
    }

    @Test
    void restsWhilePausedButStillScansOnDemand() {
        scanning.accounts.keep(Clinic.account().paused(true));
        queue.seeToEveryAccount();
        tick();
        scheduler.runAnyDueExecutions();
        assertThat(scanning.scans.count(Clinic.ID)).isZero();

        queue.now(Clinic.ID, "tester");
        runDue();
        assertThat(scanning.scans.count(Clinic.ID)).isEqualTo(1);
    }

    @Test
    void givesEveryAccountATaskAtStart() {
        queue.seeToEveryAccount();
        schedulerClock.set(scanning.now.plus(Duration.ofMinutes(11)));
        scanning.now = schedulerClock.now();
        scheduler.runAnyDueExecutions();

        assertThat(scanning.scans.latest(null, 0, 10))
                .singleElement()
                .satisfies(scan -> assertThat(scan.trigger()).isEqualTo("schedule"));
    }

    @Test
    void doesNotStandStillAfterAClockThatWasADayAheadIsPutBack() {
        var ran = new AtomicInteger();
        var ticking = Tasks.recurring("ticking", FixedDelay.ofSeconds(15))
                .execute((instance, context) -> ran.incrementAndGet());
        var both = TestHelper.createManualScheduler(scanning.database.dataSource(), List.of(ticking, accountTask()))
                .clock(schedulerClock)
                .build();
        both.schedule(ticking.instance("recurring"), scanning.now);
        var watched = queue(both);
        watched.seeToEveryAccount();
        var uptime = new AtomicLong();
        var watch = new ClockWatch(both, List.of(ticking), watched, scanning.clock(), uptime::get);
        passes(Duration.ofDays(1).plusMinutes(11));
        both.runAnyDueExecutions();
        assertThat(ran).hasValue(1);
        watch.look();

        passes(Duration.ofDays(-1));
        uptime.addAndGet(Duration.ofMinutes(1).toNanos());
        both.runAnyDueExecutions();
        assertThat(ran)
                .as("it waits for a time that the clock showed by mistake")
                .hasValue(1);
        watch.look();
        passes(Duration.ofMinutes(10));
        both.runAnyDueExecutions();

        assertThat(ran).hasValue(2);
        assertThat(scanning.scans.count(Clinic.ID)).isEqualTo(2);
        watch.look();
        assertThat(watched.next(Clinic.account()))
                .hasValueSatisfying(next -> assertThat(next).isAfter(scanning.now.plus(Duration.ofHours(5))));
    }

    private void passes(Duration time) {
        scanning.now = scanning.now.plus(time);
        schedulerClock.set(scanning.now);
    }

    private Task<Void> accountTask() {
        return new ScanTask(
                        scanning.accounts,
                        scanning.scans,
                        scanning.runner(),
                        SIX_HOURS,
                        scanning.clock(),
                        RandomGenerator.getDefault())
                .task();
    }

    @Test
    void endsAtOnceAScanThatOnlyWaited() {
        var scan = scanning.scans.queue(Clinic.ID, "manual", "tester", scanning.now);
        assertThat(scanning.scans.cancel(scan, scanning.now)).isTrue();
        assertThat(scanning.scans.find(scan).orElseThrow().state()).isEqualTo(ScanState.CANCELLED);
        assertThat(scanning.scans.cancel(scan, scanning.now)).isFalse();
    }

    private void runDue() {
        tick();
        scheduler.runAnyDueExecutions();
    }

    private void tick() {
        scanning.now = scanning.now.plusSeconds(1);
        schedulerClock.set(scanning.now);
    }

    private ManualScheduler instance() {
        schedulerClock.set(scanning.now);
        return TestHelper.createManualScheduler(scanning.database.dataSource(), accountTask())
                .clock(schedulerClock)
                .build();
    }

    private ScanQueue queue(SchedulerClient client) {
        return new ScanQueue(
                scanning.scans,
                scanning.accounts,
                client,
                scanning.database.audit(scanning.clock()),
                new UsualInterval(SIX_HOURS),
                scanning.clock());
    }
}
