package dev.vitals.federation;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The providers, as {@code vitals.sign-in.*} names them. They stand on the door in the order of their names.
 *
 * @param baseUrl address under which browsers reach Vitals; empty where only this machine reaches it
 * @param clockSkew by how much a provider's clock may differ from ours
 */
@ConfigurationProperties("vitals.sign-in")
record SignInSettings(
        @DefaultValue("") String baseUrl,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue Map<String, Oidc> oidc,
        @DefaultValue Map<String, Saml> saml) {

    SignInSettings {
        oidc = new LinkedHashMap<>(oidc);
        saml = new LinkedHashMap<>(saml);
        SettingsCheck.check(baseUrl, clockSkew, oidc, saml);
    }

    /**
     * A provider of OpenID Connect.
     *
     * @param issuer as its tokens name it, to the letter; its configuration is published below it
     * @param clientSecret empty for a public client, which PKCE alone protects
     * @param groupsClaim where its groups stand, with dots for what lies inside: {@code realm_access.roles}
     * @param algorithm the only one with which its ID tokens may be signed
     */
    record Oidc(
            @DefaultValue("") String issuer,
            @DefaultValue("") String clientId,
            @DefaultValue("") String clientSecret,
            @DefaultValue("") String label,
            @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
            @DefaultValue("groups") String groupsClaim,
            @DefaultValue("RS256") String algorithm,
            @DefaultValue("true") boolean logout) {}

    /**
     * A provider of SAML 2.0.
     *
     * @param idpEntityId which of several providers in the metadata is meant; empty where there is one
     * @param entityId our own; empty for the address of our metadata
     * @param subjectAttribute attribute that names a person for life, where the NameID does not
     * @param signingKey PEM file with our private key (PKCS #8); without one Vitals makes and keeps its own
     * @param nameIdFormat that we ask for; empty to leave it to the provider
     */
    record Saml(
            @DefaultValue("") String metadataUri,
            @Nullable Path metadataFile,
            @DefaultValue("") String idpEntityId,
            @DefaultValue("") String entityId,
            @DefaultValue("") String label,
            @Nullable Path signingKey,
            @Nullable Path signingCertificate,

            @DefaultValue("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent")
            String nameIdFormat,

            @DefaultValue("") String subjectAttribute,
            @DefaultValue("") String nameAttribute,
            @DefaultValue("") String mailAttribute,
            @DefaultValue("groups") String groupsAttribute,
            @DefaultValue("1h") Duration readEvery,
            @DefaultValue("true") boolean logout) {}

    static String label(String label, String name) {
        return label.isBlank() ? name : label;
    }
}
