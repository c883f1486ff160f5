package dev.vitals.scan;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one account.
 *
 * @param trigger {@code schedule}, {@code manual} or {@code demo}
 * @param requestedBy who asked, where it was not the schedule
 * @param heardAt when the instance that runs it last gave word; null before it began
 * @param message why it failed, empty where it did not
 */
public record Scan(
        UUID id,
        String account,
        String accountName,
        ScanState state,
        String trigger,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int resources,
        long calls,
        long throttled,
        String message,
        boolean cancelRequested,
        @Nullable Instant heardAt) {

    /** How long it took, or null while it has not both begun and ended. */
    public @Nullable Duration took() {
        return startedAt == null || endedAt == null ? null : Duration.between(startedAt, endedAt);
    }
}
