package dev.vitals.federation;

import dev.vitals.identity.SignInOutcome;
import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** What follows an answer of a provider: in, back to the page that asked for a proof, or back to the door with a reason. */
@Component
class Onwards implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final String NOT_ASKED = "authorization_request_not_found";

    private static final String PROVED_AT = Onwards.class.getName();

    private final SignInOutcome outcome;

    Onwards(SignInOutcome outcome) {
        this.outcome = outcome;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        var again = Again.of(request, String.valueOf(request.getParameter("state")));
        Again.done(request);
        if (again.isPresent()) {
            outcome.provedAgain(
                    request,
                    response,
                    authentication,
                    provedAt(request),
                    again.get().to());
        } else {
            outcome.arrived(request, response, authentication, provedAt(request));
        }
    }

    /** Notes when the provider had the person prove who they are: a session that lasts there is no proof now. */
    static void provedAt(HttpServletRequest request, @Nullable Instant at) {
        request.setAttribute(PROVED_AT, at);
    }

    private static @Nullable Instant provedAt(HttpServletRequest request) {
        return request.getAttribute(PROVED_AT) instanceof Instant at ? at : null;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        outcome.refusal().onAuthenticationFailure(request, response, refused(request, failure));
    }

    private static SignInRefused refused(HttpServletRequest request, AuthenticationException failure) {
        return switch (failure) {
            case SignInRefused told -> told;
            case AuthenticationException wrapped when wrapped.getCause() instanceof SignInRefused told -> told;
            case OAuth2AuthenticationException said -> new SignInRefused(why(said), provider(request) + cause(said));
            default -> new SignInRefused(Why.ANSWER, provider(request) + failure.getMessage());
        };
    }

    private static Why why(OAuth2AuthenticationException said) {
        return switch (said.getError().getErrorCode()) {
            case "access_denied", "login_required", "interaction_required" -> Why.CANCELLED;
            case NOT_ASKED, "invalid_request" -> Why.LATE;
            default -> Why.ANSWER;
        };
    }

    private static String cause(OAuth2AuthenticationException said) {
        var description = said.getError().getDescription();
        return switch (said.getError().getErrorCode()) {
            case NOT_ASKED -> "No sign-in with this state was begun in this session.";
            case "invalid_nonce" -> "The ID token answers another request (nonce).";
            default -> said.getError().getErrorCode() + (description == null ? "" : ": " + description);
        };
    }

    /** The name of the provider, from the path that it was to answer to. */
    private static String provider(HttpServletRequest request) {
        var parts = request.getRequestURI()
                .substring(request.getContextPath().length())
                .split("/");
        return parts.length > 3 ? parts[3] + ": " : "";
    }
}
