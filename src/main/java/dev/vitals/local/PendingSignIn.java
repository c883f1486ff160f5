package dev.vitals.local;

import dev.vitals.page.Clocks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A sign-in whose password was right and whose code is still missing. Until it comes its owner is a stranger to
 * everything but the page that asks for it.
 */
@Component
class PendingSignIn {

    private static final String NAME = PendingSignIn.class.getName() + ".name";
    private static final String SINCE = PendingSignIn.class.getName() + ".since";
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(5);

    private final Clock clock;

    PendingSignIn(Clock clock) {
        this.clock = clock;
    }

    /** Begins one, in a session of a new name: who planted the old one stays outside. */
    void begin(HttpServletRequest request, String name) {
        var session = request.getSession();
        request.changeSessionId();
        session.setAttribute(NAME, name);
        session.setAttribute(SINCE, clock.instant().toString());
    }

    /** Whose sign-in waits in this session for a code. */
    Optional<String> name(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(NAME) instanceof String name
                        && session.getAttribute(SINCE) instanceof String since
                        && Clocks.isLately(Instant.parse(since), LONG_ENOUGH, clock.instant())
                ? Optional.of(name)
                : Optional.empty();
    }

    void end(HttpServletRequest request) {
        var session = request.getSession();
        session.removeAttribute(NAME);
        session.removeAttribute(SINCE);
    }
}
