package dev.vitals.watch;

import java.util.Locale;

/** Whether an account can be seen. */
enum Sight {
    /** It was read within its interval. */
    SEEN,
    /** Nobody tried in time, or what was begun did not end. */
    OVERDUE,
    /** The last scan failed. */
    FAILED,
    /** AWS refused the credentials, or everything that was asked with them. */
    REFUSED,
    /** A policy of the organization keeps Vitals out. */
    CLOSED,
    /** Somebody wants it not to be read: it is not watched. */
    PAUSED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether somebody has to do something so that it is seen again. */
    boolean isBlind() {
        return this != SEEN && this != PAUSED;
    }
}
