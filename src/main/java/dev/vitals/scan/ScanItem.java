package dev.vitals.scan;

import dev.vitals.api.Words;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one account.
 *
 * @param state {@code partial}: something could not be read, and what depends on it is unknown
 * @param trigger {@code schedule}, {@code manual} or {@code demo}
 * @param requestedBy who asked, where it was not the schedule
 * @param startedAt null while it waits
 * @param endedAt null until it has ended
 * @param calls to AWS
 * @param throttled calls that AWS asked to slow down
 * @param message why it failed; empty where it did not
 */
record ScanItem(
        UUID id,
        String account,
        String accountName,
        @Words(of = ScanState.class) String state,
        String trigger,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        int resources,
        long calls,
        long throttled,
        String message) {

    static ScanItem of(Scan scan) {
        return new ScanItem(
                scan.id(),
                scan.account(),
                scan.accountName(),
                scan.state().word(),
                scan.trigger(),
                scan.requestedBy(),
                scan.requestedAt(),
                scan.startedAt(),
                scan.endedAt(),
                scan.resources(),
                scan.calls(),
                scan.throttled(),
                scan.message());
    }
}
