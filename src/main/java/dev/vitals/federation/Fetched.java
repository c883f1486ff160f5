package dev.vitals.federation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that a provider publishes: read when it is first needed, kept for a while, read again when it is old. While
 * it cannot be read again the old one holds for a day; a failed attempt is not repeated at once.
 */
final class Fetched<T> {

    private static final Logger log = LoggerFactory.getLogger(Fetched.class);
    private static final Duration HOLDS = Duration.ofDays(1);
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(5);

    /**
     * How it stands.
     *
     * @param value null where nothing holds
     * @param readAt of the value; null where none was ever read
     * @param problem why the last attempt failed; empty where it did not
     * @param triedAt of the last attempt; null before the first
     */
    record State<T>(
            @Nullable T value,
            @Nullable Instant readAt,
            String problem,
            @Nullable Instant triedAt) {}

    private final String name;
    private final Supplier<T> source;
    private final Duration fresh;
    private final Clock clock;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile State<T> state = new State<>(null, null, "", null);

    Fetched(String name, Duration fresh, Clock clock, Supplier<T> source) {
        this.name = name;
        this.fresh = fresh;
        this.clock = clock;
        this.source = source;
    }

    /**
     * The value, read now if need be.
     *
     * @throws UnreachableException where there is none
     */
    T get() {
        if (isOld()) {
            read();
        }
        return held().orElseThrow(() -> new UnreachableException(state.problem()));
    }

    /** How it stands, without waiting; where it is old, it is read in the background. */
    State<T> look() {
        if (isOld() && !reading.isLocked()) {
            Thread.startVirtualThread(this::read);
        }
        var seen = state;
        return new State<>(held().orElse(null), seen.readAt(), seen.problem(), seen.triedAt());
    }

    /** Reads again, unless that was done within the time given; for when what is held does not fit any more. */
    boolean renew(Duration unlessWithin) {
        if (wasTriedWithin(unlessWithin)) {
            return false;
        }
        reading.lock();
        try {
            // Whoever waited has what another read meanwhile.
            if (!wasTriedWithin(unlessWithin)) {
                attempt();
            }
            return state.problem().isEmpty();
        } finally {
            reading.unlock();
        }
    }

    private boolean wasTriedWithin(Duration time) {
        var tried = state.triedAt();
        return tried != null && clock.instant().isBefore(tried.plus(time));
    }

    private Optional<T> held() {
        var seen = state;
        return seen.value() != null
                        && seen.readAt() != null
                        && clock.instant().isBefore(seen.readAt().plus(fresh).plus(HOLDS))
                ? Optional.of(seen.value())
                : Optional.empty();
    }

    private boolean isOld() {
        var now = clock.instant();
        var seen = state;
        if (seen.triedAt() != null && !seen.problem().isEmpty()) {
            return now.isAfter(seen.triedAt().plus(BETWEEN_FAILURES));
        }
        return seen.readAt() == null || now.isAfter(seen.readAt().plus(fresh));
    }

    private void read() {
        reading.lock();
        try {
            if (isOld()) {
                attempt();
            }
        } finally {
            reading.unlock();
        }
    }

    private void attempt() {
        var before = state;
        try {
            var value = source.get();
            var now = clock.instant();
            if (before.value() == null || !before.problem().isEmpty()) {
                log.info("The sign-in provider {} can be used", name);
            }
            state = new State<>(value, now, "", now);
        } catch (RuntimeException failed) {
            var problem = failed instanceof UnreachableException
                    ? String.valueOf(failed.getMessage())
                    : "It publishes something that cannot be understood: %s".formatted(failed.getMessage());
            if (!problem.equals(before.problem())) {
                log.warn("The sign-in provider {} cannot be used: {}", name, problem);
            }
            state = new State<>(before.value(), before.readAt(), problem, clock.instant());
        }
    }
}
