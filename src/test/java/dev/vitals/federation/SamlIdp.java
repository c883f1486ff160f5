package dev.vitals.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** A provider of SAML in this process: its keys, its metadata, and responses, right or wrong. */
final class SamlIdp {

    static final String ENTITY = "https://idp.example.org/saml";
    static final String SIGN_ON = "https://idp.example.org/saml/sso";
    static final String SIGN_OUT = "https://idp.example.org/saml/slo";

    private final SamlKey key;

    SamlIdp() {
        this(SamlKey.made(Instant.now()));
    }

    SamlIdp(SamlKey key) {
        this.key = key;
    }

    SamlKey key() {
        return key;
    }

    /** Metadata that names these providers' certificates, as during a rollover. */
    static String metadata(List<SamlIdp> keys) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
                  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                    %s
                    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="%s/post"/>
                    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="%s"/>
                  </md:IDPSSODescriptor>
                </md:EntityDescriptor>
                """.formatted(
                        ENTITY,
                        keys.stream().map(SamlIdp::descriptor).collect(Collectors.joining()),
                        SIGN_OUT,
                        SIGN_ON,
                        SIGN_ON);
    }

    Path publishedAt(Path file) {
        return publish(file, List.of(this));
    }

    static Path publish(Path file, List<SamlIdp> keys) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, metadata(keys));
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
    }

    private String descriptor() {
        try {
            return """
                    <md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
                      <ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
                    """.formatted(Base64.getEncoder().encodeToString(key.certificate().getEncoded()));
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A response that holds, unless it is changed. */
    SamlDraft answer(String base, String provider, String requestId) {
        return new SamlDraft(this, base + "/sign-in/saml/" + provider, requestId);
    }
}
