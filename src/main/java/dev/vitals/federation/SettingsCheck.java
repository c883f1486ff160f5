package dev.vitals.federation;

import dev.vitals.federation.SignInSettings.Oidc;
import dev.vitals.federation.SignInSettings.Saml;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what is configured against what can work, at the start: a slip of the pen is told with the name of the property.
 * Whether a provider can be reached is no question of the start.
 */
final class SettingsCheck {

    private static final String ROOT = "vitals.sign-in";
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512");

    private SettingsCheck() {}

    /** A setting that cannot work. */
    static final class WrongException extends RuntimeException {

        private final String property;

        WrongException(String property, String sentence) {
            super("%s %s".formatted(property, sentence));
            this.property = property;
        }

        /** As the environment writes it: without hyphens, which the names of providers may not have there either. */
        String variable() {
            return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
        }
    }

    static void check(String baseUrl, Duration skew, Map<String, Oidc> oidc, Map<String, Saml> saml) {
        if (!baseUrl.isEmpty()) {
            address(ROOT + ".base-url", baseUrl);
        }
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            throw new WrongException(ROOT + ".clock-skew", "must lie between 0 and 5 minutes.");
        }
        oidc.forEach((name, provider) -> check(named(ROOT + ".oidc", name), provider));
        saml.forEach((name, provider) -> check(named(ROOT + ".saml", name), provider));
    }

    private static String named(String under, String name) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new WrongException(
                    under + "." + name, "is no name for a provider: use small letters, digits and hyphens.");
        }
        return under + "." + name;
    }

    private static void check(String at, Oidc provider) {
        given(at + ".issuer", provider.issuer(), "must be the issuer, as the provider's tokens name it.");
        address(at + ".issuer", provider.issuer());
        given(at + ".client-id", provider.clientId(), "must be the id that the provider gave to Vitals.");
        if (!provider.scopes().contains("openid")) {
            throw new WrongException(at + ".scopes", "must contain openid.");
        }
        if (!ALGORITHMS.contains(provider.algorithm())) {
            throw new WrongException(at + ".algorithm", "must be one of RS, ES or PS with 256, 384 or 512.");
        }
    }

    private static void check(String at, Saml provider) {
        if (provider.metadataUri().isEmpty() == (provider.metadataFile() == null)) {
            throw new WrongException(
                    at + ".metadata-uri",
                    "or .metadata-file must say where the provider's metadata is; one of the two.");
        }
        if (!provider.metadataUri().isEmpty()) {
            address(at + ".metadata-uri", provider.metadataUri());
        }
        readable(at + ".metadata-file", provider.metadataFile());
        if ((provider.signingKey() == null) != (provider.signingCertificate() == null)) {
            throw new WrongException(at + ".signing-key", "and .signing-certificate belong together.");
        }
        readable(at + ".signing-key", provider.signingKey());
        readable(at + ".signing-certificate", provider.signingCertificate());
        if (provider.readEvery().compareTo(Duration.ofMinutes(1)) < 0) {
            throw new WrongException(at + ".read-every", "must be a minute or more.");
        }
    }

    private static void given(String property, String value, String sentence) {
        if (value.isBlank()) {
            throw new WrongException(property, sentence);
        }
    }

    private static void readable(String property, @Nullable Path file) {
        if (file != null && !Files.isReadable(file)) {
            throw new WrongException(property, "names a file that cannot be read: %s.".formatted(file));
        }
    }

    private static void address(String property, String value) {
        try {
            if (ProviderAddress.isSafe(new URI(value))) {
                return;
            }
        } catch (java.net.URISyntaxException broken) {
            throw new WrongException(property, "is no address: %s.".formatted(value));
        }
        throw new WrongException(
                property, "must begin with https:// (http:// only for this machine itself): %s.".formatted(value));
    }
}
