package dev.vitals.federation;

import dev.vitals.federation.SignInSettings.Oidc;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A provider of OpenID Connect: what is configured, and what it publishes of itself. */
final class OidcProvider {

    private static final Duration FRESH = Duration.ofHours(1);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /**
     * What it publishes.
     *
     * @param idTokens reads its ID tokens, and refuses what is not one for us
     * @param endSession where people sign out; empty where it names no such address
     */
    record Published(ClientRegistration registration, JwtDecoder idTokens, String endSession) {}

    private final String name;
    private final Oidc settings;
    private final String ownAddress;
    private final Duration skew;
    private final ProviderClient client;
    private final Clock clock;
    private final Fetched<Published> published;

    OidcProvider(String name, Oidc settings, String ownAddress, Duration skew, ProviderClient client, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.ownAddress = ownAddress;
        this.skew = skew;
        this.client = client;
        this.clock = clock;
        this.published = new Fetched<>(name, FRESH, clock, this::read);
    }

    String name() {
        return name;
    }

    Oidc settings() {
        return settings;
    }

    String label() {
        return SignInSettings.label(settings.label(), name);
    }

    Fetched<Published> published() {
        return published;
    }

    /** Where its configuration is. */
    String configurationAddress() {
        var issuer = settings.issuer();
        return (issuer.endsWith("/") ? issuer : issuer + "/") + ".well-known/openid-configuration";
    }

    private Published read() {
        var configuration = configuration();
        if (!settings.issuer().equals(configuration.get("issuer"))) {
            throw new UnreachableException("It calls itself %s, and vitals.sign-in.oidc.%s.issuer says %s."
                    .formatted(configuration.get("issuer"), name, settings.issuer()));
        }
        var registration = registration(configuration);
        var end = configuration.get("end_session_endpoint") instanceof String address && settings.logout()
                ? ProviderAddress.require("signing out", address)
                : "";
        return new Published(registration, idTokens(registration), end);
    }

    private Map<String, Object> configuration() {
        try {
            return JsonMapper.shared().readValue(client.get(configurationAddress()), OBJECT);
        } catch (JacksonException broken) {
            throw new UnreachableException("%s is not JSON.".formatted(configurationAddress()));
        }
    }

    private ClientRegistration registration(Map<String, Object> configuration) {
        var isPublic = settings.clientSecret().isEmpty();
        var builder = ClientRegistrations.fromOidcConfiguration(configuration)
                .registrationId(name)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientName(label())
                .scope(settings.scopes())
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(ownAddress + "/sign-in/oidc/{registrationId}/arrived")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
        if (isPublic) {
            builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        var registration = builder.build();
        var details = registration.getProviderDetails();
        ProviderAddress.require("signing in", details.getAuthorizationUri());
        ProviderAddress.require("tokens", details.getTokenUri());
        ProviderAddress.require("its keys", details.getJwkSetUri());
        if (details.getUserInfoEndpoint().getUri() != null) {
            ProviderAddress.require("UserInfo", details.getUserInfoEndpoint().getUri());
        }
        return registration;
    }

    private JwtDecoder idTokens(ClientRegistration registration) {
        var validator = new OidcIdTokenValidator(registration);
        validator.setClockSkew(skew);
        validator.setClock(clock);
        var decoder = NimbusJwtDecoder.withJwkSetUri(
                        registration.getProviderDetails().getJwkSetUri())
                .jwsAlgorithm(SignatureAlgorithm.from(settings.algorithm()))
                .restOperations(new RestTemplate(client.requests()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtTypeValidator.jwt(), validator));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }
}
