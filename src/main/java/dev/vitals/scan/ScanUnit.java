package dev.vitals.scan;

import dev.vitals.inventory.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One service in one region of a scan.
 *
 * @param region or {@code global}
 * @param state {@code queued}, {@code running}, {@code read}, or {@code unreadable} where some list was not read to its end
 * @param unreadable lists that were not read to their end
 * @param calls to AWS so far, retries among them
 * @param throttled calls that AWS asked to slow down
 * @param lists that the service holds there
 * @param cause why the first unread list was not read; null where all were
 * @param detail what AWS said of it
 */
public record ScanUnit(
        String service,
        String region,
        String state,
        int resources,
        int unreadable,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        long calls,
        long throttled,
        int lists,
        @Nullable Cause cause,
        String detail) {

    static ScanUnit queued(String service, String region) {
        return new ScanUnit(service, region, "queued", 0, 0, null, null, 0, 0, 0, null, "");
    }

    ScanUnit begun(Instant at) {
        return new ScanUnit(service, region, "running", 0, 0, at, null, 0, 0, 0, null, "");
    }

    ScanUnit counted(long newCalls, long newThrottled) {
        return new ScanUnit(
                service,
                region,
                state,
                resources,
                unreadable,
                startedAt,
                endedAt,
                newCalls,
                newThrottled,
                lists,
                cause,
                detail);
    }

    boolean isQueued() {
        return state.equals("queued");
    }

    boolean isRunning() {
        return state.equals("running");
    }

    boolean isUnreadable() {
        return state.equals("unreadable");
    }
}
