package dev.vitals.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;

/** Sends strangers to the door, and tells those whose session has ended meanwhile that this is why. */
final class Door extends LoginUrlAuthenticationEntryPoint implements AccessDeniedHandler {

    private static final String PATH = "/login";
    private static final String ENDED = PATH + "?ended";

    private final AccessDeniedHandler refusing = new AccessDeniedHandlerImpl();

    Door() {
        super(PATH);
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException exception) {
        return hasEnded(request) ? ENDED : PATH;
    }

    /** A form that comes from a session that has ended has no valid token: that is no attack. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, jakarta.servlet.ServletException {
        if (refusal instanceof CsrfException && hasEnded(request)) {
            response.sendRedirect(request.getContextPath() + ENDED);
        } else {
            refusing.handle(request, response, refusal);
        }
    }

    private static boolean hasEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
