package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;
import org.springframework.stereotype.Component;

/** The providers of SAML 2.0. Metadata is read when it is needed, so none of them keeps Vitals from starting. */
@Component
class SamlProviders {

    private final Map<String, SamlProvider> providers = new LinkedHashMap<>();
    private final Clock clock;

    SamlProviders(SignInSettings settings, SamlKeyStore keys, ProviderClient client, Clock clock) {
        this.clock = clock;
        settings.saml()
                .forEach(
                        (name, provider) -> providers.put(name, new SamlProvider(name, provider, keys, client, clock)));
    }

    Collection<SamlProvider> all() {
        return providers.values();
    }

    Optional<SamlProvider> find(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /**
     * Both sides, with the provider's as it publishes it.
     *
     * @throws SignInRefused where it cannot be had now, or none of its certificates holds any more
     */
    RelyingPartyRegistration registration(SamlProvider provider, String base) {
        try {
            var published = provider.published().get();
            if (published.valid(clock.instant()).isEmpty()) {
                throw new SignInRefused(Why.ANSWER, provider.name() + ": " + expired(published));
            }
            return provider.registration(published, base);
        } catch (UnreachableException unreachable) {
            throw new SignInRefused(Why.UNREACHABLE, provider.name() + ": " + unreachable.getMessage());
        }
    }

    private static String expired(SamlProvider.Published published) {
        var last = published.certificates().stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
        return "Every certificate in its metadata is over; the last one ended at %s.".formatted(last);
    }
}
