package dev.vitals.aws;

import io.micrometer.observation.Observation;
import java.util.Optional;
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
    private final @Nullable Observation watched;

    public CallTally() {
        this(null);
    }

    /**
     * @param watched under what the calls are traced; null where that is nothing
     */
    public CallTally(@Nullable Observation watched) {
        this.watched = watched;
    }

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

    /** Under what a call of this thread is traced. */
    static Optional<Observation> watched() {
        return Optional.ofNullable(CURRENT.get()).map(tally -> tally.watched);
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
