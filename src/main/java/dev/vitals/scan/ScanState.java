package dev.vitals.scan;

import java.util.Locale;

/** How far a scan has come, or how it ended. */
public enum ScanState {
    QUEUED,
    RUNNING,
    /** Every list was read to its end. */
    COMPLETE,
    /** Something could not be read; what depends on it is unknown. */
    PARTIAL,
    /** Somebody stopped it; nothing of it was stored. */
    CANCELLED,
    /** The account could not be opened, or the result not be stored; nothing of it was stored. */
    FAILED,
    /** The instance that ran it died; nothing of it was stored. */
    INTERRUPTED;

    /** As it is stored. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of this {@link #word}. */
    public static ScanState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it was stored: at least a part of the account was seen. */
    public boolean isRead() {
        return this == COMPLETE || this == PARTIAL;
    }

    /** Whether something is still to come. */
    public boolean isUnderWay() {
        return this == QUEUED || this == RUNNING;
    }
}
