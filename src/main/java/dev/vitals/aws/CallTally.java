package dev.vitals.aws;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls of one piece of work, whichever services answer them and on however many threads it asks: threads that
 * the work starts count for it, too.
 */
public final class CallTally {

    private static final InheritableThreadLocal<@Nullable CallTally> CURRENT = new InheritableThreadLocal<>();

    private final LongAdder calls = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    /** Does the work and counts what it asks. */
    public void during(Runnable work) {
        var outer = CURRENT.get();
        CURRENT.set(this);
        try {
            work.run();
        } finally {
            CURRENT.set(outer);
        }
    }

    /** Calls so far, retries among them. */
    public long calls() {
        return calls.sum();
    }

    /** Calls so far that AWS refused for their rate. */
    public long throttled() {
        return throttled.sum();
    }

    static void called() {
        var tally = CURRENT.get();
        if (tally != null) {
            tally.calls.increment();
        }
    }

    static void slowedDown() {
        var tally = CURRENT.get();
        if (tally != null) {
            tally.throttled.increment();
        }
    }
}
