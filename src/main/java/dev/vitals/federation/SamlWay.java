package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInWay;
import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Signing in by SAML 2.0. The framework's own login for it is not used: it looks for the request in the session when the
 * answer comes, and browsers send no cookie of ours with another site's form.
 */
@Component
@Order(2)
class SamlWay implements SignInWay {

    static final String BASE = "/sign-in/saml";

    private final SamlProviders providers;
    private final SamlRoom room;
    private final SamlArrival arrival;
    private final SamlPublisher publisher;
    private final SamlLogout logout;
    private final OwnAddress address;
    private final Onwards onwards;
    private final Farewell farewell;

    SamlWay(
            SamlProviders providers,
            SamlRoom room,
            SamlArrival arrival,
            SamlPublisher publisher,
            SamlLogout logout,
            OwnAddress address,
            Onwards onwards,
            Farewell farewell) {
        this.providers = providers;
        this.room = room;
        this.arrival = arrival;
        this.publisher = publisher;
        this.logout = logout;
        this.address = address;
        this.onwards = onwards;
        this.farewell = farewell;
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        farewell.open(http);
        if (providers.all().isEmpty()) {
            return;
        }
        http.csrf(csrf -> csrf.ignoringRequestMatchers(SamlFilter::isFromElsewhere));
        http.with(new Filters(), Customizer.withDefaults());
    }

    /** Puts our filters where the framework has its own for signing in. */
    private final class Filters extends AbstractHttpConfigurer<Filters, HttpSecurity> {

        @Override
        public void configure(HttpSecurity http) {
            var arriving = new Arriving();
            arriving.setAuthenticationSuccessHandler(onwards);
            arriving.setAuthenticationFailureHandler(onwards);
            arriving.setSessionAuthenticationStrategy(http.getSharedObject(SessionAuthenticationStrategy.class));
            arriving.setSecurityContextRepository(http.getSharedObject(SecurityContextRepository.class));
            http.addFilterBefore(arriving, UsernamePasswordAuthenticationFilter.class);
            http.addFilterBefore(
                    new SamlFilter(providers, room, publisher, logout, address, onwards),
                    UsernamePasswordAuthenticationFilter.class);
        }
    }

    /** Where the browser comes by itself after the answer, with its session. */
    private final class Arriving extends AbstractAuthenticationProcessingFilter {

        private static final PathPatternRequestMatcher PATH =
                PathPatternRequestMatcher.withDefaults().matcher(BASE + "/{name}/arrived");
        private static final AuthenticationManager NOBODY = authentication -> null;

        Arriving() {
            super(PATH, NOBODY);
        }

        @Override
        public @Nullable Authentication attemptAuthentication(
                HttpServletRequest request, HttpServletResponse response) {
            var name = String.valueOf(PATH.matcher(request).getVariables().get("name"));
            var provider = providers
                    .find(name)
                    .orElseThrow(() ->
                            new SignInRefused(SignInRefused.Why.LATE, "No provider of SAML has the name " + name));
            return arrival.arrive(provider, request);
        }
    }

    @Override
    public List<Door> doors() {
        return providers.all().stream()
                .map(provider -> new Door(
                        provider.label(),
                        BASE + "/" + provider.name(),
                        Doors.problem(provider.published().look())))
                .toList();
    }

    @Override
    public Optional<String> again(SignedIn person, String to) {
        return SamlRoom.saml(person)
                .filter(one -> providers.find(one.provider()).isPresent())
                .map(one -> Again.path(one, one.provider(), to));
    }
}
