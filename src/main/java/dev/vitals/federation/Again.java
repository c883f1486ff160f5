package dev.vitals.federation;

import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * That somebody who is signed in was sent to their provider to prove again that it is them. Lies in their session until
 * the answer comes, so an answer in another session proves nothing.
 *
 * @param state of the request that was sent, by which its answer is known
 * @param subject whom the provider must name in its answer
 * @param to page of ours to come back to
 */
record Again(String state, String provider, String subject, String to, Instant askedAt) implements Serializable {

    private static final String KEPT = Again.class.getName();

    static void keep(HttpServletRequest request, Again again) {
        request.getSession().setAttribute(KEPT, again);
    }

    /** The one to which an answer with this state belongs. */
    static Optional<Again> of(HttpServletRequest request, String state) {
        var session = request.getSession(false);
        return session != null
                        && session.getAttribute(KEPT) instanceof Again again
                        && again.state().equals(state)
                ? Optional.of(again)
                : Optional.empty();
    }

    static void done(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEPT);
        }
    }

    /** Whether a sign-in at that moment can be the answer, with clocks that differ by so much. */
    boolean isAnsweredBy(Instant signedInAt, Duration skew) {
        return !signedInAt.isBefore(askedAt.minus(skew));
    }

    /** Path that starts it; whoever is not this person begins an ordinary sign-in by it. */
    static String path(SignedIn person, String provider, String to) {
        return "/sign-in/%s/%s?again=%s"
                .formatted(
                        person.method(),
                        provider,
                        java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
    }
}
