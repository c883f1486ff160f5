package dev.vitals.federation;

import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** RP-initiated logout of OpenID Connect. */
@Component
class OidcLogout implements Farewell.Elsewhere {

    private final OidcProviders providers;
    private final OwnAddress address;

    OidcLogout(OidcProviders providers, OwnAddress address) {
        this.providers = providers;
        this.address = address;
    }

    @Override
    public Optional<String> signOut(SignedIn person, HttpServletRequest request) {
        return OidcRequests.oidc(person)
                .flatMap(one -> providers.find(one.provider()).flatMap(provider -> end(provider, one, request)));
    }

    private Optional<String> end(OidcProvider provider, OidcPerson person, HttpServletRequest request) {
        var published = provider.published().look().value();
        if (published == null || published.endSession().isEmpty()) {
            return Optional.empty();
        }
        var end = UriComponentsBuilder.fromUriString(published.endSession())
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}");
        if (!person.idToken().isEmpty()) {
            end.queryParam("id_token_hint", person.idToken());
        }
        return address.known(request)
                .map(base -> end.encode()
                        .buildAndExpand(provider.settings().clientId(), base + "/login?out")
                        .toUriString());
    }
}
