package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What is misspelt is told at the start, with the name of the property. */
class SignInSettingsTest {

    private static final String OIDC = "vitals.sign-in.oidc.acme.";
    private static final String SAML = "vitals.sign-in.saml.acme.";

    private static SignInSettings bound(PropertySource<?> source) {
        var sources = new MutablePropertySources();
        sources.addLast(source);
        return new Binder(ConfigurationPropertySources.from(sources))
                .bindOrCreate("vitals.sign-in", SignInSettings.class);
    }

    private static SignInSettings of(Map<String, Object> properties) {
        return bound(new MapPropertySource("test", properties));
    }

    private static void refuses(Map<String, Object> properties, String sentence) {
        assertThatThrownBy(() -> of(properties)).rootCause().hasMessageContaining(sentence);
    }

    @Test
    void nothingNeedsToBeSaid() {
        var settings = of(Map.of());
        assertThat(settings.oidc()).isEmpty();
        assertThat(settings.saml()).isEmpty();
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theEnvironmentNamesProvidersAsTheDocumentationSays() {
        var settings = bound(new SystemEnvironmentPropertySource(
                "systemEnvironment",
                Map.of(
                        "VITALS_SIGNIN_OIDC_OKTA_ISSUER", "https://example.okta.com",
                        "VITALS_SIGNIN_OIDC_OKTA_CLIENTID", "0oa1",
                        "VITALS_SIGNIN_OIDC_OKTA_SCOPES", "openid,groups",
                        "VITALS_SIGNIN_SAML_AWS_METADATAURI", "https://portal.example.org/metadata",
                        "VITALS_SIGNIN_CLOCKSKEW", "30s")));
        assertThat(settings.oidc().get("okta").clientId()).isEqualTo("0oa1");
        assertThat(settings.oidc().get("okta").scopes()).containsExactly("openid", "groups");
        assertThat(settings.oidc().get("okta").groupsClaim()).isEqualTo("groups");
        assertThat(settings.saml().get("aws").metadataUri()).isEqualTo("https://portal.example.org/metadata");
        assertThat(settings.clockSkew()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aProviderOfOpenIdConnectNeedsIssuerAndClient() {
        refuses(Map.of(OIDC + "client-id", "x"), OIDC + "issuer must be the issuer");
        refuses(Map.of(OIDC + "issuer", "https://idp.example.org"), OIDC + "client-id must be the id");
        refuses(
                Map.of(OIDC + "issuer", "http://idp.example.org", OIDC + "client-id", "x"),
                OIDC + "issuer must begin with https://");
        refuses(
                Map.of(OIDC + "issuer", "https://idp.example.org", OIDC + "client-id", "x", OIDC + "scopes", "profile"),
                OIDC + "scopes must contain openid");
        refuses(
                Map.of(OIDC + "issuer", "https://idp.example.org", OIDC + "client-id", "x", OIDC + "algorithm", "none"),
                OIDC + "algorithm must be one of");
    }

    @Test
    void aProviderOfSamlNeedsItsMetadataFromOnePlace() {
        refuses(Map.of(SAML + "label", "Acme"), SAML + "metadata-uri or .metadata-file");
        refuses(
                Map.of(SAML + "metadata-uri", "https://idp.example.org", SAML + "metadata-file", "pom.xml"),
                SAML + "metadata-uri or .metadata-file");
        refuses(
                Map.of(SAML + "metadata-file", "no-such-file"),
                SAML + "metadata-file names a file that cannot be read");
        refuses(
                Map.of(SAML + "metadata-uri", "https://idp.example.org", SAML + "signing-key", "pom.xml"),
                SAML + "signing-key and .signing-certificate belong together");
    }

    @Test
    void aKeyThatIsNoneIsTold() {
        assertThatThrownBy(() -> SamlKey.of("vitals.sign-in.saml.acme", Path.of("pom.xml"), Path.of("pom.xml")))
                .hasMessageContaining(SAML + "signing-key is no RSA key in PEM");
    }

    @Test
    void clocksMayNotDifferByMuch() {
        refuses(Map.of("vitals.sign-in.clock-skew", "10m"), "vitals.sign-in.clock-skew must lie between");
    }
}
