package dev.vitals.token;

import dev.vitals.identity.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How often a token, or a provider's credential, may call. Counted by each instance for itself: it keeps a script that has gone wrong from taking an
 * instance for itself, and a counter that all instances share would cost a write to the database on every call.
 */
@Component
public class CallRate {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MANY = 10_000;

    /** Calls that are left as of a moment, and whether the last one was let through. */
    private record Bucket(double left, Instant at, boolean admits) {}

    private final ConcurrentMap<UUID, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perMinute;
    private final Clock clock;

    CallRate(TokenSettings settings, Clock clock) {
        this.perMinute = settings.callsPerMinute();
        this.clock = clock;
    }

    /**
     * Takes one call off, or answers 429 (RFC 6585) with the time until there is one again.
     *
     * @param token its id
     * @param what calls, for a sentence that begins so
     * @return whether the call may go on
     */
    public boolean admits(UUID token, String what, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var wait = take(token);
        if (wait.isPresent()) {
            var seconds = wait.get().plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            new Refusal(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "%s calls too often. Wait %d s, and ask for more at once instead of more often."
                                    .formatted(what, seconds))
                    .send(request, response);
        }
        return wait.isEmpty();
    }

    /** Takes one call off; where none is left, the time until there is one again. */
    Optional<Duration> take(UUID token) {
        forgetWhoIsQuiet();
        var now = clock.instant();
        var after = buckets.compute(token, (id, before) -> {
            var left = before == null ? perMinute : refilled(before, now);
            return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
        });
        return after.admits()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis((long) Math.ceil((1 - after.left()) * MINUTE.toMillis() / perMinute)));
    }

    private double refilled(Bucket bucket, Instant now) {
        var gone = Math.max(0, Duration.between(bucket.at(), now).toMillis());
        return Math.min(perMinute, bucket.left() + gone * (double) perMinute / MINUTE.toMillis());
    }

    /** A bucket that is full again says nothing. */
    private void forgetWhoIsQuiet() {
        if (buckets.size() > MANY) {
            var now = clock.instant();
            buckets.values().removeIf(bucket -> refilled(bucket, now) >= perMinute);
        }
    }
}
