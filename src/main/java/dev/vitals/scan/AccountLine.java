package dev.vitals.scan;

import dev.vitals.account.Account;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account in the list of accounts.
 *
 * @param lastRead when it was last read, whole or in part; null for never
 * @param latest its newest scan; null where there is none
 * @param unread how many lists it keeps from us
 */
record AccountLine(
        Account account,
        @Nullable Instant lastRead,
        @Nullable Scan latest,
        int unread) {

    /** How it is seen, as {@link AccountFilter#seen} names it. */
    String seen() {
        if (lastRead == null) {
            return "never";
        }
        return unread > 0
                        || latest == null
                        || latest.state() != ScanState.COMPLETE
                                && !latest.state().isUnderWay()
                ? "partly"
                : "whole";
    }
}
