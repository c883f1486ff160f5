package dev.vitals.federation;

import dev.vitals.federation.ProviderState.Certificate;
import dev.vitals.federation.ProviderState.Line;
import dev.vitals.identity.People;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers how the providers stand, without waiting for any of them. */
@Component
class ProviderStates {

    private static final Duration SOON = Duration.ofDays(30);
    private static final int LATELY = 5;

    private final OidcProviders oidc;
    private final SamlProviders saml;
    private final People people;
    private final Clock clock;

    ProviderStates(OidcProviders oidc, SamlProviders saml, People people, Clock clock) {
        this.oidc = oidc;
        this.saml = saml;
        this.people = people;
        this.clock = clock;
    }

    /**
     * All of them.
     *
     * @param base our own address
     */
    List<ProviderState> all(String base) {
        return Stream.concat(
                        oidc.all().stream().map(provider -> state(provider, base)),
                        saml.all().stream().map(provider -> state(provider, base)))
                .toList();
    }

    /** What a provider publishes, to be read again at somebody's word; empty where there is no such provider. */
    Optional<Fetched<?>> published(String kind, String name) {
        return switch (kind) {
            case "oidc" -> oidc.find(name).map(OidcProvider::published);
            case "saml" -> saml.find(name).map(SamlProvider::published);
            default -> Optional.empty();
        };
    }

    private ProviderState state(OidcProvider provider, String base) {
        var seen = provider.published().look();
        var theirs = new ArrayList<>(List.of(
                new Line("Issuer", provider.settings().issuer()),
                new Line("Configuration", provider.configurationAddress())));
        var published = seen.value();
        if (published != null) {
            var details = published.registration().getProviderDetails();
            theirs.add(new Line("Signing in", details.getAuthorizationUri()));
            theirs.add(new Line("Tokens", details.getTokenUri()));
            theirs.add(new Line("Keys", String.valueOf(details.getJwkSetUri())));
            theirs.add(new Line("Signing out", published.endSession().isEmpty() ? "none" : published.endSession()));
        }
        var ours = List.of(
                new Line("Redirect URI", base + "/sign-in/oidc/" + provider.name() + "/arrived"),
                new Line("Redirect URI after signing out", base + "/login?out"),
                new Line("Client id", provider.settings().clientId()),
                new Line("Claim with the groups", provider.settings().groupsClaim()));
        return new ProviderState(
                "oidc",
                provider.name(),
                provider.label(),
                seen.problem(),
                published != null,
                seen.readAt(),
                ours,
                theirs,
                List.of(),
                people.lately(provider.settings().issuer(), LATELY));
    }

    private ProviderState state(SamlProvider provider, String base) {
        var seen = provider.published().look();
        var published = seen.value();
        var theirs = new ArrayList<>(List.of(new Line("Metadata", provider.metadataAddress())));
        var certificates = List.<Certificate>of();
        var lately = List.<People.Seen>of();
        if (published != null) {
            theirs.add(new Line("Entity id", published.metadata().getEntityId()));
            theirs.add(new Line("Signing in", published.signOn()));
            theirs.add(new Line("Signing out", published.signOut().isEmpty() ? "none" : published.signOut()));
            certificates =
                    published.certificates().stream().map(this::certificate).toList();
            lately = people.lately(published.metadata().getEntityId(), LATELY);
        }
        var over = published != null && published.valid(clock.instant()).isEmpty();
        return new ProviderState(
                "saml",
                provider.name(),
                provider.label(),
                over ? "Every certificate in its metadata is over." : seen.problem(),
                published != null && !over,
                seen.readAt(),
                ours(provider, base),
                theirs,
                certificates,
                lately);
    }

    private static List<Line> ours(SamlProvider provider, String base) {
        var at = base + "/sign-in/saml/" + provider.name();
        return List.of(
                new Line("Metadata", at + "/metadata"),
                new Line("Entity id", provider.entityId(base)),
                new Line("Assertion consumer service", at + "/answer"),
                new Line("Single logout service", at + "/logout"),
                new Line("Attribute with the groups", provider.settings().groupsAttribute()));
    }

    private Certificate certificate(X509Certificate certificate) {
        var now = clock.instant();
        Instant until = certificate.getNotAfter().toInstant();
        return new Certificate(
                certificate.getSubjectX500Principal().getName(),
                until,
                until.isBefore(now),
                until.isBefore(now.plus(SOON)));
    }
}
