package dev.vitals.scan;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Writes how a scan goes into the database, where every instance sees it, and looks there for a wish to stop. */
final class KeptProgress implements Progress {

    private static final Logger log = LoggerFactory.getLogger(KeptProgress.class);

    private final ScanStore store;
    private final UUID scan;
    private final Clock clock;
    private final Map<String, Instant> started = new ConcurrentHashMap<>();

    KeptProgress(ScanStore store, UUID scan, Clock clock) {
        this.store = store;
        this.scan = scan;
        this.clock = clock;
    }

    @Override
    public void started(String service, String region) {
        var now = clock.instant();
        started.put(service + "/" + region, now);
        keep(new ScanUnit(service, region, "running", 0, 0, now, null));
    }

    @Override
    public void finished(String service, String region, int resources, int unreadableLists) {
        var state = unreadableLists == 0 ? "read" : "unreadable";
        var began = started.get(service + "/" + region);
        keep(new ScanUnit(service, region, state, resources, unreadableLists, began, clock.instant()));
    }

    @Override
    public boolean isCancelled() {
        try {
            return store.isCancelRequested(scan);
        } catch (DataAccessException away) {
            return false;
        }
    }

    /** A database that is away for a moment costs a line of progress, not the scan. */
    private void keep(ScanUnit unit) {
        try {
            store.keepUnit(scan, unit);
        } catch (DataAccessException away) {
            log.warn("The progress of scan {} could not be kept", scan, away);
        }
    }
}
