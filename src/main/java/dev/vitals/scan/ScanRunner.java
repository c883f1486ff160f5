package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.log.Mark;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one scan from its beginning to its end: opens the account, reads it, and has it judged and stored. */
public final class ScanRunner {

    private static final Logger log = LoggerFactory.getLogger(ScanRunner.class);

    private final List<AccountOpener> openers;
    private final AccountReader reader;
    private final ScanStore scans;
    private final ScanKeeper keeper;
    private final Clock clock;
    private final ScanWatch watch;

    public ScanRunner(
            List<AccountOpener> openers,
            CollectorCatalogue collectors,
            ScanStore scans,
            ScanKeeper keeper,
            Clock clock) {
        this(openers, collectors, scans, keeper, clock, ObservationRegistry.NOOP);
    }

    /**
     * @param observations where scans are counted and traced
     */
    ScanRunner(
            List<AccountOpener> openers,
            CollectorCatalogue collectors,
            ScanStore scans,
            ScanKeeper keeper,
            Clock clock,
            ObservationRegistry observations) {
        this.openers = List.copyOf(openers);
        this.reader = new AccountReader(collectors.collectors()).watchedBy(observations);
        this.watch = new ScanWatch(observations);
        this.scans = scans;
        this.keeper = keeper;
        this.clock = clock;
    }

    /**
     * Runs a scan that waits in the queue. Whatever happens, it does not stay under way.
     *
     * @return how it ended
     */
    public ScanState run(UUID scan, Account account) {
        var ended = new ScanState[1];
        Mark.SCAN.during(
                scan.toString(),
                () -> Mark.ACCOUNT.during(
                        account.id(), () -> ended[0] = watch.scan(scan, account, () -> attempt(scan, account))));
        return ended[0];
    }

    private ScanState attempt(UUID scan, Account account) {
        var calls = new CallLog();
        scans.begin(scan, account.id(), clock.instant());
        try {
            return read(scan, account, calls);
        } catch (CannotConnectException closed) {
            log.warn("Account {} could not be opened: {}", account.id(), closed.getMessage());
            scans.failedOf(scan, closed.why().map(Cause::name).orElse(null));
            return end(scan, ScanState.FAILED, calls, closed.getMessage());
        } catch (RuntimeException failure) {
            var reference = scan.toString().substring(0, 8);
            log.error("Scan {} of account {} failed", scan, account.id(), failure);
            return end(
                    scan,
                    ScanState.FAILED,
                    calls,
                    "Vitals itself failed while it read or stored this scan. Nothing of it was stored; look for %s in the log."
                            .formatted(reference));
        }
    }

    private ScanState read(UUID scan, Account account, CallLog calls) {
        var at = clock.instant();
        var opened = AccountOpener.of(account, openers).open(account, "vitals-" + scan, at, calls);
        Inventory inventory;
        try (var progress = new KeptProgress(scans, scan, calls, clock)) {
            inventory = reader.read(opened.home(), opened.regions(), at, progress);
        }
        if (scans.isCancelRequested(scan)) {
            return end(scan, ScanState.CANCELLED, calls, "");
        }
        return keeper.keep(new ScanWrite(scan, account.id(), at), inventory, counts(inventory, calls), clock.instant());
    }

    private ScanState end(UUID scan, ScanState state, CallLog calls, String message) {
        scans.end(scan, state, ScanCounts.of(0, calls), message, clock.instant());
        return state;
    }

    private static ScanCounts counts(Inventory inventory, CallLog calls) {
        return ScanCounts.of(inventory.resources().size(), calls);
    }
}
