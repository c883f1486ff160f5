package dev.vitals.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An answer that is good for some seconds, so that whoever asks often does not ask the database often. */
final class Recent<T> {

    private record Kept<T>(T answer, Instant until) {}

    private final Function<Instant, T> question;
    private final Duration good;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Kept<T> kept;

    /**
     * @param question takes the present moment
     * @param good how long an answer holds
     */
    Recent(Function<Instant, T> question, Duration good, Clock clock) {
        this.question = question;
        this.good = good;
        this.clock = clock;
    }

    T get() {
        var now = clock.instant();
        var last = kept;
        if (last != null && now.isBefore(last.until())) {
            return last.answer();
        }
        asking.lock();
        try {
            var meanwhile = kept;
            if (meanwhile != null && meanwhile != last && now.isBefore(meanwhile.until())) {
                return meanwhile.answer();
            }
            var answer = question.apply(now);
            kept = new Kept<>(answer, now.plus(good));
            return answer;
        } finally {
            asking.unlock();
        }
    }
}
