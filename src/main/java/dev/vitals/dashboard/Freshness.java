package dev.vitals.dashboard;

import dev.vitals.inventory.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How fresh what is known of an account is.
 *
 * @param complete when it was last read to the end, null for never
 * @param tried when a scan last began, null for never
 * @param state of that scan, empty for none
 * @param unread what cannot be read now
 */
record Freshness(
        String account,
        String name,
        @Nullable Instant complete,
        @Nullable Instant tried,
        String state,
        List<Unread> unread) {

    private static final Duration OLD = Duration.ofHours(36);

    /**
     * Lists of a service that cannot be read, for the same cause.
     *
     * @param service such as "S3"
     * @param detail of one of them
     */
    record Unread(String service, Cause cause, long lists, Instant since, String detail) {

        /** Whether somebody could do something about it: that a service does not exist in a region is no gap. */
        public boolean isGap() {
            return cause != Cause.UNSUPPORTED;
        }
    }

    /** Whether a day and a half went by without a complete reading. */
    public boolean isOld(Instant moment) {
        return complete == null || complete.plus(OLD).isBefore(moment);
    }

    /** Whether what is shown of it may miss something: it is not fresh, or a part of it cannot be read. */
    public boolean isUnseen(Instant moment) {
        return isOld(moment) || !gaps().isEmpty();
    }

    public List<Unread> gaps() {
        return unread.stream().filter(Unread::isGap).toList();
    }
}
