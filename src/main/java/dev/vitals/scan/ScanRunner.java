package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.log.Mark;
import dev.vitals.postgres.DatabaseTrouble;
import dev.vitals.scan.ScanKeeper.EndedByOthersException;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one scan from its beginning to its end: opens the account, reads it, and has it judged and stored. */
public final class ScanRunner {

    private static final Logger log = LoggerFactory.getLogger(ScanRunner.class);

    /** So that one that is lost or late does not make a scan look dead. */
    private static final int SIGNS_A_HEARTBEAT = 3;

    private final List<AccountOpener> openers;
    private final AccountReader reader;
    private final ScanStore scans;
    private final ScanKeeper keeper;
    private final Clock clock;
    private final ScanWatch watch;
    private final Duration heartbeat;

    /** @param heartbeat how long a scan may be silent before others take it for dead */
    public ScanRunner(
            List<AccountOpener> openers,
            CollectorCatalogue collectors,
            ScanStore scans,
            ScanKeeper keeper,
            Clock clock,
            Duration heartbeat) {
        this(openers, collectors, scans, keeper, clock, heartbeat, ObservationRegistry.NOOP);
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
            Duration heartbeat,
            ObservationRegistry observations) {
        this.openers = List.copyOf(openers);
        this.reader = new AccountReader(collectors.collectors()).watchedBy(observations);
        this.watch = new ScanWatch(observations);
        this.scans = scans;
        this.keeper = keeper;
        this.clock = clock;
        this.heartbeat = heartbeat;
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
        if (!scans.begin(scan, account.id(), clock.instant())) {
            return state(scan);
        }
        try {
            return read(scan, account, calls);
        } catch (CannotConnectException closed) {
            log.warn("Account {} could not be opened: {}", account.id(), closed.getMessage());
            scans.failedOf(scan, closed.why().map(Cause::name).orElse(null));
            return end(scan, ScanState.FAILED, calls, closed.getMessage());
        } catch (EndedByOthersException taken) {
            log.warn("{}; nothing of it was stored", taken.getMessage());
            return state(scan);
        } catch (RuntimeException failure) {
            return failed(scan, account, calls, failure);
        }
    }

    private ScanState failed(UUID scan, Account account, CallLog calls, RuntimeException failure) {
        log.error("Scan {} of account {} failed", scan, account.id(), failure);
        var reference = scan.toString().substring(0, 8);
        return switch (DatabaseTrouble.of(failure)) {
            case GONE ->
                end(
                        scan,
                        ScanState.INTERRUPTED,
                        calls,
                        "The connection to the database was lost. Nothing of it was stored; it is begun again in a minute.");
            case FULL ->
                end(
                        scan,
                        ScanState.FAILED,
                        calls,
                        "The disk of the database is full. Nothing of it was stored. Make room there, and scan again; look for %s in the log."
                                .formatted(reference));
            case NONE ->
                end(
                        scan,
                        ScanState.FAILED,
                        calls,
                        "Vitals itself failed while it read or stored this scan. Nothing of it was stored; look for %s in the log."
                                .formatted(reference));
        };
    }

    private ScanState read(UUID scan, Account account, CallLog calls) {
        var at = clock.instant();
        // From before the account is opened until all is stored: others take a scan that gives no sign of life for
        // dead.
        try (var progress = new KeptProgress(scans, scan, calls, clock, heartbeat.dividedBy(SIGNS_A_HEARTBEAT))) {
            var opened = AccountOpener.of(account, openers).open(account, "vitals-" + scan, at, calls);
            var inventory = reader.read(opened.home(), opened.regions(), at, progress);
            progress.keep();
            if (scans.isCancelRequested(scan)) {
                return end(scan, ScanState.CANCELLED, calls, "");
            }
            return keeper.keep(
                    new ScanWrite(scan, account.id(), at), inventory, counts(inventory, calls), clock.instant());
        }
    }

    private ScanState end(UUID scan, ScanState state, CallLog calls, String message) {
        return scans.end(scan, state, ScanCounts.of(0, calls), message, clock.instant()) ? state : state(scan);
    }

    /** As others have left it; gone with its account. */
    private ScanState state(UUID scan) {
        return scans.find(scan).map(Scan::state).orElse(ScanState.INTERRUPTED);
    }

    private static ScanCounts counts(Inventory inventory, CallLog calls) {
        return ScanCounts.of(inventory.resources().size(), calls);
    }
}
