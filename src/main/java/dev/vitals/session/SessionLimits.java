package dev.vitals.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For how long a session is good. Both can be shortened, neither can be lengthened.
 *
 * @param idle without a click, from three minutes to fifteen
 * @param absolute from the sign-in on, whatever is clicked; at most twelve hours
 */
@ConfigurationProperties("vitals.session")
public record SessionLimits(
        @DefaultValue("15m") Duration idle,
        @DefaultValue("12h") Duration absolute) {

    /** How long before the end a page says so. */
    public static final Duration WARNING = Duration.ofMinutes(2);

    private static final Duration MOST_IDLE = Duration.ofMinutes(15);
    private static final Duration LEAST_IDLE = Duration.ofMinutes(3);
    private static final Duration MOST_ABSOLUTE = Duration.ofHours(12);

    public SessionLimits {
        if (idle.compareTo(MOST_IDLE) > 0 || idle.compareTo(LEAST_IDLE) < 0) {
            throw new IllegalArgumentException(
                    "vitals.session.idle is %s; it may be from 3 minutes to 15.".formatted(idle));
        }
        if (absolute.compareTo(MOST_ABSOLUTE) > 0 || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException(
                    "vitals.session.absolute is %s; it may be from vitals.session.idle to 12 hours."
                            .formatted(absolute));
        }
    }

    /**
     * When a session that is left alone ends. What is still to come, by a clock that has been put back since, counts as
     * having been now.
     */
    Instant end(Instant lastUsed, @Nullable Instant signedIn, Instant now) {
        var idleEnd = earlier(lastUsed, now).plus(idle);
        return signedIn == null
                ? idleEnd
                : earlier(idleEnd, earlier(signedIn, now).plus(absolute));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
