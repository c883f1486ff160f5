package dev.vitals.federation;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.Deflater;

/** A provider of SAML in this process: its keys, its metadata, and responses, right or wrong. */
final class SamlIdp {

    static final String ENTITY = "https://idp.example.org/saml";
    static final String SIGN_ON = "https://idp.example.org/saml/sso";
    static final String SIGN_OUT = "https://idp.example.org/saml/slo";

    static final String NAME =
            "<saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">%s</saml:NameID>";

    private static final AtomicLong LOGOUTS = new AtomicLong();

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
                    """.formatted(
                            Base64.getEncoder().encodeToString(key.certificate().getEncoded()));
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A response that holds, unless it is changed. */
    SamlDraft answer(String base, String provider, String requestId) {
        return new SamlDraft(this, base + "/sign-in/saml/" + provider, requestId);
    }

    /** Path and query by which this provider says, by redirect, that somebody signed out there. */
    String signOut(String base, String provider, String nameId) {
        return signedOut(provider, logout(base, provider, Instant.now(), NAME.formatted(nameId)));
    }

    /** A logout request with whatever stands in it for the NameID; its id is {@code _l} and a number. */
    String logout(String base, String provider, Instant issued, String name) {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
                    ID="_l%d" Version="2.0" IssueInstant="%s" Destination="%s"><saml:Issuer>%s</saml:Issuer>%s</samlp:LogoutRequest>""".formatted(
                LOGOUTS.incrementAndGet(), issued, base + "/sign-in/saml/" + provider + "/logout", ENTITY, name);
    }

    /** The same for a message that a test has made. */
    String signedOut(String provider, String xml) {
        var at = "/sign-in/saml/" + provider + "/logout";
        var query = "SAMLRequest=%s&SigAlg=%s"
                .formatted(
                        URLEncoder.encode(deflated(xml), StandardCharsets.UTF_8),
                        URLEncoder.encode("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", StandardCharsets.UTF_8));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.key());
            signature.update(query.getBytes(StandardCharsets.UTF_8));
            var signed = Base64.getEncoder().encodeToString(signature.sign());
            return at + "?" + query + "&Signature=" + URLEncoder.encode(signed, StandardCharsets.UTF_8);
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String deflated(String xml) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(xml.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        var out = new byte[10_000];
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(out, deflater.deflate(out)));
    }
}
