package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** The addresses of SAML that need nobody to be signed in: sent away, answered, our metadata, and signing out. */
final class SamlFilter extends OncePerRequestFilter {

    private static final RequestMatcher AWAY = at("");
    private static final RequestMatcher ANSWER = at("/answer");
    private static final RequestMatcher METADATA = at("/metadata");
    private static final RequestMatcher LOGOUT = at("/logout");

    private final SamlProviders providers;
    private final SamlRoom room;
    private final SamlPublisher publisher;
    private final SamlLogout logout;
    private final OwnAddress address;
    private final Onwards onwards;

    SamlFilter(
            SamlProviders providers,
            SamlRoom room,
            SamlPublisher publisher,
            SamlLogout logout,
            OwnAddress address,
            Onwards onwards) {
        this.providers = providers;
        this.room = room;
        this.publisher = publisher;
        this.logout = logout;
        this.address = address;
        this.onwards = onwards;
    }

    private static RequestMatcher at(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(SamlWay.BASE + "/{name}" + path);
    }

    /** Addresses to which providers send forms of their own: no token of ours is in them. */
    static boolean isFromElsewhere(HttpServletRequest request) {
        return ANSWER.matches(request) || LOGOUT.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (!answered(request, response)) {
                chain.doFilter(request, response);
            }
        } catch (SignInRefused refused) {
            onwards.onAuthenticationFailure(request, response, refused);
        }
    }

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var isForm = request.getMethod().equals("POST");
        var provider = addressed(request).orElse(null);
        if (provider == null) {
            return false;
        }
        if (AWAY.matches(request) && !isForm) {
            room.send(provider, request, response);
        } else if (ANSWER.matches(request) && isForm) {
            room.receive(provider, request, response);
        } else if (METADATA.matches(request)) {
            publish(provider, request, response);
        } else if (LOGOUT.matches(request)) {
            logout.received(provider, request, response);
        } else {
            return false;
        }
        return true;
    }

    private Optional<SamlProvider> addressed(HttpServletRequest request) {
        return Stream.of(AWAY, ANSWER, METADATA, LOGOUT)
                .map(matcher -> matcher.matcher(request))
                .filter(RequestMatcher.MatchResult::isMatch)
                .flatMap(found ->
                        providers.find(String.valueOf(found.getVariables().get("name"))).stream())
                .findFirst();
    }

    private void publish(SamlProvider provider, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var xml = publisher.metadata(provider, address.base(request)).getBytes(StandardCharsets.UTF_8);
            response.setContentType("application/samlmetadata+xml");
            response.setHeader("Content-Disposition", "inline; filename=\"vitals-%s.xml\"".formatted(provider.name()));
            response.getOutputStream().write(xml);
        } catch (UnreachableException noKey) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
