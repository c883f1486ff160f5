package dev.vitals.federation;

import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/**
 * Signing out at the provider too. Who has signed out here is shown a page that goes on to the provider by itself: a
 * redirect from the form would be one to elsewhere, which the content policy forbids to forms.
 */
@Component
class Farewell implements LogoutHandler {

    /** How a protocol signs somebody out at their provider. */
    interface Elsewhere {

        /** Address of the provider that does it; empty for who came another way, or where the provider has none. */
        Optional<String> signOut(SignedIn person, HttpServletRequest request);
    }

    static final String PATH = "/farewell";
    private static final String NEXT = Farewell.class.getName();
    private static final Logger log = LoggerFactory.getLogger(Farewell.class);

    private final List<Elsewhere> protocols;

    Farewell(List<Elsewhere> protocols) {
        this.protocols = protocols;
    }

    /** Once for the chain, whichever protocol comes first. */
    void open(HttpSecurity http) throws Exception {
        if (http.getSharedObject(Farewell.class) != null) {
            return;
        }
        http.setSharedObject(Farewell.class, this);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(PATH).permitAll());
        http.logout(logout -> logout.addLogoutHandler(this)
                .defaultLogoutSuccessHandlerFor(Farewell::goOn, request -> request.getAttribute(NEXT) != null));
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn person)) {
            return;
        }
        try {
            protocols.stream()
                    .flatMap(protocol -> protocol.signOut(person, request).stream())
                    .findFirst()
                    .ifPresent(address -> request.setAttribute(NEXT, address));
        } catch (RuntimeException failed) {
            // Whatever the provider does: here they are signed out.
            log.warn("Somebody could not be signed out at their provider: {}", failed.getMessage());
        }
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication gone)
            throws java.io.IOException {
        request.getSession().setAttribute(NEXT, request.getAttribute(NEXT));
        response.sendRedirect(request.getContextPath() + PATH);
    }

    /** Where to go on to, once. */
    static Optional<String> next(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(NEXT) instanceof String address)) {
            return Optional.empty();
        }
        session.removeAttribute(NEXT);
        return Optional.of(address);
    }
}
