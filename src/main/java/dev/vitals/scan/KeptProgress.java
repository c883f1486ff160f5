package dev.vitals.scan;

import dev.vitals.aws.CallLog;
import dev.vitals.aws.CallTally;
import dev.vitals.inventory.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Writes how a scan goes into the database, where every instance sees it, and looks there for a wish to stop. However many
 * services move at once, it writes at most once a second; and though nothing moves, now and then, so that others see that
 * it lives.
 */
final class KeptProgress implements Progress, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptProgress.class);

    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    /** Longer words of AWS are cut; the coverage of the account keeps them whole. */
    private static final int LONGEST_DETAIL = 500;

    private record Spot(String service, String region) {}

    /** Why the first unread list of a spot was not read. */
    private record Why(Cause cause, String detail) {}

    private final ScanStore store;
    private final UUID scan;
    private final CallLog calls;
    private final Clock clock;
    private final Map<Spot, ScanUnit> units = new LinkedHashMap<>();
    private final Map<Spot, CallTally> tallies = new HashMap<>();
    private final Map<Spot, Why> reasons = new HashMap<>();
    private final Map<Spot, ScanUnit> written = new HashMap<>();
    private final Duration signOfLife;
    private final Thread writer;
    private volatile boolean isClosed;
    private volatile boolean isCancelled;
    private final Object writing = new Object();
    private long lastWrite;

    /** @param signOfLife after how long a word is given though nothing has moved */
    KeptProgress(ScanStore store, UUID scan, CallLog calls, Clock clock, Duration signOfLife) {
        this.store = store;
        this.scan = scan;
        this.calls = calls;
        this.clock = clock;
        this.signOfLife = signOfLife;
        this.lastWrite = System.nanoTime() - signOfLife.toNanos();
        this.isCancelled = store.isCancelRequested(scan);
        // Of the platform: virtual threads that compute, as collectors may for long, let no other one through.
        this.writer = Thread.ofPlatform().daemon().name("progress-" + scan).start(this::keepWriting);
    }

    @Override
    public synchronized void planned(String service, String region) {
        units.put(new Spot(service, region), ScanUnit.queued(service, region));
    }

    @Override
    public synchronized void started(String service, String region, CallTally tally) {
        var spot = new Spot(service, region);
        tallies.put(spot, tally);
        units.put(spot, ScanUnit.queued(service, region).begun(clock.instant()));
    }

    @Override
    public synchronized void unread(String service, String region, Cause cause, String detail) {
        reasons.putIfAbsent(
                new Spot(service, region),
                new Why(cause, detail.substring(0, Math.min(LONGEST_DETAIL, detail.length()))));
    }

    @Override
    public synchronized void finished(String service, String region, int resources, int lists, int unreadable) {
        var spot = new Spot(service, region);
        var began = units.getOrDefault(spot, ScanUnit.queued(service, region)).startedAt();
        var why = reasons.get(spot);
        var counted = tallies.get(spot);
        units.put(
                spot,
                new ScanUnit(
                        service,
                        region,
                        unreadable == 0 ? "read" : "unreadable",
                        resources,
                        unreadable,
                        began,
                        clock.instant(),
                        counted == null ? 0 : counted.calls(),
                        counted == null ? 0 : counted.throttled(),
                        lists,
                        why == null ? null : why.cause(),
                        why == null ? "" : why.detail()));
    }

    @Override
    public boolean isCancelled() {
        return isCancelled;
    }

    /** Writes at once what there is to say. */
    void keep() {
        write();
    }

    /** Says no more. */
    @Override
    public void close() {
        keep();
        isClosed = true;
        LockSupport.unpark(writer);
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepWriting() {
        while (!isClosed) {
            write();
            LockSupport.parkNanos(Math.min(BETWEEN_WRITES.toNanos(), signOfLife.toNanos()));
        }
    }

    /** A database that is away for a moment costs a line of progress, not the scan. */
    private void write() {
        synchronized (writing) {
            var changed = changed();
            if (changed.isEmpty() && System.nanoTime() - lastWrite < signOfLife.toNanos()) {
                return;
            }
            try {
                isCancelled = store.keepUnits(scan, changed, calls.calls(), calls.throttled(), clock.instant());
                lastWrite = System.nanoTime();
                changed.forEach(unit -> written.put(new Spot(unit.service(), unit.region()), unit));
            } catch (DataAccessException away) {
                log.warn("The progress of scan {} could not be kept", scan, away);
            }
        }
    }

    private synchronized List<ScanUnit> changed() {
        var changed = new ArrayList<ScanUnit>();
        units.forEach((spot, unit) -> {
            var tally = tallies.get(spot);
            var now = unit.isRunning() && tally != null ? unit.counted(tally.calls(), tally.throttled()) : unit;
            if (!now.equals(written.get(spot))) {
                changed.add(now);
            }
        });
        return changed;
    }
}
