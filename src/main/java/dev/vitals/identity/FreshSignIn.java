package dev.vitals.identity;

import dev.vitals.page.Clocks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether somebody proved a short while ago that it is them: asked again before approvals and settings. */
@Component
public class FreshSignIn {

    private static final String AT = FreshSignIn.class.getName();
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    private final Clock clock;

    FreshSignIn(Clock clock) {
        this.clock = clock;
    }

    /** Notes that the person of this session has just signed in, or signed in again. */
    public void proved(HttpServletRequest request) {
        request.getSession().setAttribute(AT, clock.instant().toString());
    }

    /** Notes when the person of this session proved who they are; null where nobody says, which proves nothing now. */
    void proved(HttpServletRequest request, @Nullable Instant at) {
        var now = clock.instant();
        var earlier = at == null ? Instant.EPOCH : at.isBefore(now) ? at : now;
        request.getSession().setAttribute(AT, earlier.toString());
    }

    /** Whether the person of this request's session proved it within the last ten minutes. */
    public boolean isFresh(HttpServletRequest request) {
        var session = request.getSession(false);
        return session != null
                && session.getAttribute(AT) instanceof String at
                && Clocks.isLately(Instant.parse(at), LONG_ENOUGH, clock.instant());
    }

    /** The page that asks them to sign in again, and where they come back to: a page they can see, never a form's target. */
    public String ask(HttpServletRequest request) {
        var back = request.getMethod().equals("GET") ? request.getRequestURI() : referrer(request);
        return request.getContextPath() + "/again?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }

    /** The path of the page that sent the form, if it is one of ours. */
    private static String referrer(HttpServletRequest request) {
        var referrer = request.getHeader("Referer");
        if (referrer == null) {
            return "/";
        }
        try {
            var path = java.net.URI.create(referrer).getRawPath();
            return path == null || !path.startsWith("/") || path.startsWith("//") ? "/" : path;
        } catch (IllegalArgumentException notAnAddress) {
            return "/";
        }
    }
}
