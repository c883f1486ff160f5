package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import dev.vitals.support.Clinic;
import java.time.Duration;
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
        var task = new ScanTask(
                        scanning.accounts,
                        scanning.scans,
                        scanning.runner(),
                        SIX_HOURS,
                        scanning.clock(),
                        RandomGenerator.getDefault())
                .task();
        return TestHelper.createManualScheduler(scanning.database.dataSource(), task)
                .clock(schedulerClock)
                .build();
    }

    private ScanQueue queue(SchedulerClient client) {
        return new ScanQueue(
                scanning.scans, scanning.accounts, client, scanning.database.audit(scanning.clock()), scanning.clock());
    }
}
