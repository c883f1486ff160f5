package dev.vitals.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Begins a session's idle time anew with every request that a person makes. What a page asks for by itself says so in a
 * header, and keeps nobody signed in; a request can only ever give time away with it.
 */
@Component
@Order(SessionRepositoryFilter.DEFAULT_ORDER + 1)
class SessionUse extends OncePerRequestFilter {

    /** Sent by what pages fetch on their own. */
    static final String BACKGROUND = "Vitals-Background";

    private final OpenSessions sessions;

    SessionUse(OpenSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null) {
            sessions.used(
                    session.getId(),
                    String.valueOf(request.getRemoteAddr()),
                    Objects.requireNonNullElse(request.getHeader("User-Agent"), ""));
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(BACKGROUND) != null || isPaint(request.getRequestURI());
    }

    private static boolean isPaint(String path) {
        return SessionCookie.isPaint(path) || path.endsWith(".js") || path.startsWith("/actuator/");
    }
}
