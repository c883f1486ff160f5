package dev.vitals.page;

import java.time.Duration;
import java.time.Instant;

/** What may be believed of a time that was kept: a clock can be put back, and what it said before is then still to come. */
public final class Clocks {

    /** By less than this the clocks of instances differ that are as they should be. */
    public static final Duration APART = Duration.ofMinutes(1);

    private Clocks() {}

    /** Whether something was within so long; of what is still to come nobody knows how long ago it was. */
    public static boolean isLately(Instant then, Duration within, Instant now) {
        return then.plus(within).isAfter(now) && then.isBefore(now.plus(APART));
    }
}
