package dev.vitals.watch;

import dev.vitals.inventory.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of when an account was read.
 *
 * @param every time between its scans
 * @param since when it was added
 * @param read when the newest scan began that read at least a part of it; null for none
 * @param whole when the newest scan began that read all of it; null for none
 * @param last how the newest scan ended that was not stopped, or empty
 * @param cause why that one could not open the account, where that is known
 * @param closed why nothing at all can be read although it opens; null where something can
 */
record AccountSight(
        String account,
        boolean paused,
        Duration every,
        Instant since,
        @Nullable Instant read,
        @Nullable Instant whole,
        String last,
        @Nullable Cause cause,
        @Nullable Cause closed) {

    /** Scans sway by a tenth, wait for an instance, and take their time. */
    private static final Duration GRACE = Duration.ofMinutes(30);

    private static final int QUARTER = 4;

    Sight at(Instant now) {
        if (paused) {
            return Sight.PAUSED;
        }
        if (last.equals("failed")) {
            return cause == null ? Sight.FAILED : blocked(cause);
        }
        if ((read == null ? since : read).plus(allowed()).isBefore(now)) {
            return Sight.OVERDUE;
        }
        return closed == null || read == null ? Sight.SEEN : blocked(closed);
    }

    /** How old a reading may be: the interval, a quarter of it, and half an hour. */
    Duration allowed() {
        return every.plus(every.dividedBy(QUARTER)).plus(GRACE);
    }

    private static Sight blocked(Cause why) {
        return switch (why) {
            case DENIED -> Sight.REFUSED;
            case DENIED_BY_ORGANIZATION_POLICY -> Sight.CLOSED;
            default -> Sight.FAILED;
        };
    }
}
