package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.stereotype.Component;

/** The providers of OpenID Connect. What one publishes is read when it is needed, so none of them keeps Vitals from starting. */
@Component
class OidcProviders implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {

    private final Map<String, OidcProvider> providers = new LinkedHashMap<>();

    OidcProviders(SignInSettings settings, OwnAddress address, ProviderClient client, Clock clock) {
        settings.oidc()
                .forEach((name, provider) -> providers.put(
                        name,
                        new OidcProvider(name, provider, address.template(), settings.clockSkew(), client, clock)));
    }

    Collection<OidcProvider> all() {
        return providers.values();
    }

    Optional<OidcProvider> find(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /**
     * What a provider publishes.
     *
     * @throws SignInRefused where it cannot be had now
     */
    OidcProvider.Published published(String name) {
        try {
            return find(name)
                    .orElseThrow(() -> new SignInRefused(Why.LATE, "No provider has the name " + name))
                    .published()
                    .get();
        } catch (UnreachableException unreachable) {
            throw new SignInRefused(Why.UNREACHABLE, name + ": " + unreachable.getMessage());
        }
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        return providers.containsKey(name) ? published(name).registration() : null;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return published(registration.getRegistrationId()).idTokens();
    }
}
