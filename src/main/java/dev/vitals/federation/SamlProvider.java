package dev.vitals.federation;

import dev.vitals.federation.SignInSettings.Saml;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.common.xml.SAMLConstants;
import org.opensaml.saml.saml2.metadata.Endpoint;
import org.springframework.security.saml2.Saml2Exception;
import org.springframework.security.saml2.core.Saml2X509Credential;
import org.springframework.security.saml2.provider.service.registration.AssertingPartyMetadata;
import org.springframework.security.saml2.provider.service.registration.OpenSamlAssertingPartyDetails;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistrations;
import org.springframework.security.saml2.provider.service.registration.Saml2MessageBinding;

/** A provider of SAML 2.0: what is configured, and what its metadata says. */
final class SamlProvider {

    /**
     * What its metadata says.
     *
     * @param signOn where people sign in, by redirect
     * @param signOut where people sign out, by redirect; empty where it names none
     * @param signedOut where it wants our answer when it signed somebody out itself; empty where {@code signOut} is
     * @param certificates with which it may sign, those that are over included
     */
    record Published(
            AssertingPartyMetadata metadata,
            String signOn,
            String signOut,
            String signedOut,
            List<X509Certificate> certificates) {

        /** Those that hold at a moment. */
        List<X509Certificate> valid(Instant now) {
            return certificates.stream()
                    .filter(certificate ->
                            !certificate.getNotAfter().toInstant().isBefore(now)
                                    && !certificate.getNotBefore().toInstant().isAfter(now))
                    .toList();
        }
    }

    private final String name;
    private final Saml settings;
    private final ProviderClient client;
    private final Clock clock;
    private final Supplier<SamlKey> key;
    private final Fetched<Published> published;

    SamlProvider(String name, Saml settings, SamlKeyStore keys, ProviderClient client, Clock clock) {
        this.name = name;
        this.settings = settings;
        this.client = client;
        this.clock = clock;
        if (settings.signingKey() == null || settings.signingCertificate() == null) {
            this.key = keys::get;
        } else {
            var own = SamlKey.of("vitals.sign-in.saml." + name, settings.signingKey(), settings.signingCertificate());
            this.key = () -> own;
        }
        this.published = new Fetched<>(name, settings.readEvery(), clock, this::read);
    }

    String name() {
        return name;
    }

    Saml settings() {
        return settings;
    }

    String label() {
        return SignInSettings.label(settings.label(), name);
    }

    Fetched<Published> published() {
        return published;
    }

    SamlKey key() {
        return key.get();
    }

    /** Where its metadata is. */
    String metadataAddress() {
        return settings.metadataFile() == null
                ? settings.metadataUri()
                : settings.metadataFile().toString();
    }

    /** Our own entity id. */
    String entityId(String base) {
        return settings.entityId().isEmpty() ? base + "/sign-in/saml/" + name + "/metadata" : settings.entityId();
    }

    /**
     * Both sides, as the framework wants them.
     *
     * @param base our address, without a slash at its end
     */
    RelyingPartyRegistration registration(Published idp, String base) {
        return ours(RelyingPartyRegistration.withRegistrationId(name), base)
                .assertingPartyMetadata(theirs -> theirs.entityId(idp.metadata().getEntityId())
                        .wantAuthnRequestsSigned(true)
                        .singleSignOnServiceLocation(idp.signOn())
                        .singleSignOnServiceBinding(Saml2MessageBinding.REDIRECT)
                        .singleLogoutServiceLocation(idp.signOut().isEmpty() ? null : idp.signOut())
                        .singleLogoutServiceResponseLocation(idp.signedOut().isEmpty() ? null : idp.signedOut())
                        .singleLogoutServiceBinding(Saml2MessageBinding.REDIRECT)
                        .verificationX509Credentials(known -> idp.valid(clock.instant())
                                .forEach(certificate -> known.add(Saml2X509Credential.verification(certificate)))))
                .build();
    }

    /** Our side alone, for the metadata that we publish whether or not the provider can be reached. */
    RelyingPartyRegistration own(String base) {
        return ours(RelyingPartyRegistration.withRegistrationId(name), base)
                .assertingPartyMetadata(theirs -> theirs.entityId("not-read-yet")
                        .singleSignOnServiceLocation("not-read-yet")
                        .wantAuthnRequestsSigned(false))
                .build();
    }

    private RelyingPartyRegistration.Builder ours(RelyingPartyRegistration.Builder builder, String base) {
        var at = base + "/sign-in/saml/" + name;
        var own = key();
        var format = settings.nameIdFormat();
        return builder.entityId(entityId(base))
                .assertionConsumerServiceLocation(at + "/answer")
                .singleLogoutServiceLocation(at + "/logout")
                .singleLogoutServiceResponseLocation(at + "/logout")
                .singleLogoutServiceBindings(
                        bindings -> bindings.addAll(List.of(Saml2MessageBinding.REDIRECT, Saml2MessageBinding.POST)))
                .nameIdFormat(format.isEmpty() ? null : format)
                .authnRequestsSigned(true)
                .signingX509Credentials(keys -> keys.add(Saml2X509Credential.signing(own.key(), own.certificate())))
                .decryptionX509Credentials(
                        keys -> keys.add(Saml2X509Credential.decryption(own.key(), own.certificate())));
    }

    private Published read() {
        var idp = described();
        var until = idp.getEntityDescriptor().getValidUntil();
        if (until != null && until.isBefore(clock.instant())) {
            throw new UnreachableException("Its metadata was valid until %s.".formatted(until));
        }
        if (!SamlStrictness.isName(idp.getEntityId())) {
            throw new UnreachableException(
                    "Its metadata gives it a name that is too long or holds control characters.");
        }
        var role = idp.getEntityDescriptor().getIDPSSODescriptor(SAMLConstants.SAML20P_NS);
        var signOn = byRedirect(role.getSingleSignOnServices(), Endpoint::getLocation);
        if (signOn == null) {
            throw new UnreachableException("Its metadata names no address for signing in by redirect.");
        }
        var signOut = settings.logout() ? byRedirect(role.getSingleLogoutServices(), Endpoint::getLocation) : null;
        var signedOut = byRedirect(role.getSingleLogoutServices(), Endpoint::getResponseLocation);
        return new Published(
                idp,
                ProviderAddress.require("signing in", signOn),
                signOut == null ? "" : ProviderAddress.require("signing out", signOut),
                signOut == null ? "" : ProviderAddress.require("signing out", signedOut == null ? signOut : signedOut),
                idp.getVerificationX509Credentials().stream()
                        .map(Saml2X509Credential::getCertificate)
                        .toList());
    }

    private OpenSamlAssertingPartyDetails described() {
        var xml = bytes();
        XmlBounds.OF_METADATA.problem(xml).ifPresent(sentence -> {
            throw new UnreachableException(
                    "%s is no metadata of an identity provider. %s".formatted(metadataAddress(), sentence));
        });
        List<OpenSamlAssertingPartyDetails> found;
        try {
            found = RelyingPartyRegistrations.collectionFromMetadata(new ByteArrayInputStream(xml)).stream()
                    .map(builder -> builder.registrationId(name)
                            .entityId("-")
                            .assertionConsumerServiceLocation("-")
                            .build()
                            .getAssertingPartyMetadata())
                    .map(OpenSamlAssertingPartyDetails.class::cast)
                    .filter(one -> settings.idpEntityId().isEmpty()
                            || settings.idpEntityId().equals(one.getEntityId()))
                    .toList();
        } catch (Saml2Exception broken) {
            throw new UnreachableException(
                    "%s is no metadata of an identity provider: %s".formatted(metadataAddress(), broken.getMessage()));
        }
        if (found.size() != 1) {
            throw new UnreachableException(
                    "Its metadata describes %d providers that fit; name the one in vitals.sign-in.saml.%s.idp-entity-id."
                            .formatted(found.size(), name));
        }
        return found.getFirst();
    }

    private byte[] bytes() {
        if (settings.metadataFile() == null) {
            return client.get(settings.metadataUri());
        }
        try {
            return Files.readAllBytes(settings.metadataFile());
        } catch (IOException unreadable) {
            throw new UnreachableException("The file %s cannot be read.".formatted(settings.metadataFile()));
        }
    }

    private static @Nullable String byRedirect(
            List<? extends Endpoint> endpoints, Function<Endpoint, @Nullable String> which) {
        return endpoints.stream()
                .filter(endpoint -> Saml2MessageBinding.REDIRECT.getUrn().equals(endpoint.getBinding()))
                .map(which)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
