package dev.vitals.federation;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/** Sends people to their provider; who has to prove again that it is them is asked for it there, whatever session is left. */
@Component
class OidcRequests implements OAuth2AuthorizationRequestResolver {

    static final String BASE = "/sign-in/oidc";

    private final DefaultOAuth2AuthorizationRequestResolver usual;
    private final OidcProviders providers;
    private final OwnAddress address;
    private final Clock clock;

    OidcRequests(OidcProviders providers, OwnAddress address, Clock clock) {
        this.providers = providers;
        this.address = address;
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(providers, BASE);
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (providers.find(path.substring(path.lastIndexOf('/') + 1)).isEmpty()) {
            return null;
        }
        var asked = usual.resolve(request);
        if (asked != null) {
            address.base(request);
        }
        var to = request.getParameter("again");
        if (asked == null || to == null) {
            return asked;
        }
        return who(asked).map(person -> again(request, asked, person, to)).orElse(asked);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String provider) {
        return usual.resolve(request, provider);
    }

    private static Optional<OidcPerson> who(OAuth2AuthorizationRequest asked) {
        return CurrentMember.signedIn()
                .flatMap(OidcRequests::oidc)
                .filter(person -> person.provider().equals(asked.getAttribute("registration_id")));
    }

    static Optional<OidcPerson> oidc(SignedIn person) {
        return person instanceof OidcPerson one ? Optional.of(one) : Optional.empty();
    }

    private OAuth2AuthorizationRequest again(
            HttpServletRequest request, OAuth2AuthorizationRequest asked, OidcPerson person, String to) {
        Again.keep(request, new Again(asked.getState(), person.provider(), person.subject(), to, clock.instant()));
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(parameters -> {
                    parameters.put("prompt", "login");
                    parameters.put("max_age", "0");
                })
                .build();
    }
}
