package dev.vitals.collect.iam;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what AWS prepares in the background: asks at once, then at growing intervals, for half a minute at most. */
final class Job {

    private static final int[] PAUSES = {100, 200, 400, 800, 1500, 2000, 3000, 4000, 5000, 6000, 7000};

    private Job() {}

    /** What {@code ask} gives as soon as it gives anything. */
    static <T> T await(String call, Supplier<Optional<T>> ask) {
        for (int pause : PAUSES) {
            var done = ask.get();
            if (done.isPresent()) {
                return done.get();
            }
            pause(call, pause);
        }
        throw new UnreadableException(Cause.TIMED_OUT, call + " was not ready in time");
    }

    private static void pause(String call, int millis) {
        try {
            Thread.sleep(Duration.ofMillis(millis));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreadableException(Cause.TIMED_OUT, call + " was interrupted");
        }
    }
}
