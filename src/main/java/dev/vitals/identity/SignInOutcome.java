package dev.vitals.identity;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.log.Mark;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * What follows a sign-in, whichever way it was tried: an entry in the audit log, and for who was refused a sentence and
 * a reference number under which the log names the cause.
 */
@Component
public class SignInOutcome implements LogoutHandler {

    private static final Logger log = LoggerFactory.getLogger(SignInOutcome.class);
    private static final int DIGITS = 8;

    private final AuditLog audit;
    private final FreshSignIn fresh;

    SignInOutcome(AuditLog audit, FreshSignIn fresh) {
        this.audit = audit;
        this.fresh = fresh;
    }

    /** Notes it and goes on to the page that was asked for. */
    public AuthenticationSuccessHandler welcome() {
        var onwards = new SavedRequestAwareAuthenticationSuccessHandler();
        return (request, response, authentication) -> {
            succeeded(request, authentication);
            onwards.onAuthenticationSuccess(request, response, authentication);
        };
    }

    /** Notes it, for who goes on by themselves. */
    public void succeeded(HttpServletRequest request, Authentication authentication) {
        fresh.proved(request);
        audit.record(actor(authentication, request), "signin.succeeded", "", null, null, "");
    }

    /** Notes it and goes back to the door, which shows the reference. */
    public AuthenticationFailureHandler refusal() {
        return (request, response, failure) -> {
            var reference = UUID.randomUUID().toString().substring(0, DIGITS);
            note(request, failure, reference);
            var why = failure instanceof SignInRefused refused ? refused.why() : SignInRefused.Why.PASSWORD;
            response.sendRedirect(
                    request.getContextPath() + "/login?error=%s&reference=%s".formatted(why.word(), reference));
        };
    }

    /**
     * Notes that a provider sent somebody, and goes on to the page that was asked for.
     *
     * @param provedAt when they proved to it who they are, which may be long ago; null where it does not say
     */
    public void arrived(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication authentication,
            @Nullable Instant provedAt)
            throws IOException, ServletException {
        fresh.proved(request, provedAt);
        audit.record(actor(authentication, request), "signin.succeeded", "", null, null, "");
        new SavedRequestAwareAuthenticationSuccessHandler().onAuthenticationSuccess(request, response, authentication);
    }

    /**
     * Notes that somebody who is signed in has proved again that it is them, and goes back to the page they came from.
     *
     * @param provedAt when they did so, by the word of their provider; null where it does not say, which proves nothing
     */
    public void provedAgain(
            HttpServletRequest request,
            HttpServletResponse response,
            Authentication authentication,
            @Nullable Instant provedAt,
            String to)
            throws IOException {
        fresh.proved(request, provedAt);
        audit.record(actor(authentication, request), "signin.repeated", "", null, null, "");
        response.sendRedirect(request.getContextPath() + OurPage.of(to));
    }

    private void note(HttpServletRequest request, AuthenticationException failure, String reference) {
        // Names and passwords that were typed stay out: people type one into the field of the other.
        Mark.REFERENCE.during(reference, () -> log.warn("Sign-in {} was refused: {}", reference, failure.getMessage()));
        if (failure instanceof SignInRefused refused && refused.why().isAnybodys()) {
            return;
        }
        var actor = new Actor("somebody", "none", String.valueOf(request.getRemoteAddr()));
        audit.record(actor, "signin.refused", String.valueOf(failure.getMessage()), null, null, reference);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            audit.record(actor(authentication, request), "signin.ended", "", null, null, "");
        }
    }

    private static Actor actor(Authentication authentication, HttpServletRequest request) {
        var address = String.valueOf(request.getRemoteAddr());
        return authentication.getPrincipal() instanceof SignedIn person
                ? person.actor(address)
                : new Actor(authentication.getName(), "unknown", address);
    }
}
