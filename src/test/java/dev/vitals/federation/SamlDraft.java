package dev.vitals.federation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import net.shibboleth.shared.xml.SerializeSupport;
import org.opensaml.core.xml.config.XMLObjectProviderRegistrySupport;
import org.opensaml.core.xml.util.XMLObjectSupport;
import org.opensaml.saml.saml2.core.EncryptedAssertion;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.saml.saml2.encryption.Encrypter;
import org.opensaml.security.x509.BasicX509Credential;
import org.opensaml.xmlsec.SignatureSigningParameters;
import org.opensaml.xmlsec.encryption.support.DataEncryptionParameters;
import org.opensaml.xmlsec.encryption.support.EncryptionConstants;
import org.opensaml.xmlsec.encryption.support.KeyEncryptionParameters;
import org.opensaml.xmlsec.keyinfo.impl.X509KeyInfoGeneratorFactory;
import org.opensaml.xmlsec.signature.SignableXMLObject;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureSupport;
import org.springframework.security.saml2.core.OpenSamlInitializationService;

/** A response before it is signed. */
final class SamlDraft {

    static {
        OpenSamlInitializationService.initialize();
    }

    private static final String RESPONSE = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"
                ID="{responseId}" Version="2.0" IssueInstant="{now}" Destination="{destination}" InResponseTo="{responseTo}">
              <saml:Issuer>{issuer}</saml:Issuer>
              <samlp:Status><samlp:StatusCode Value="{status}"/></samlp:Status>
              <saml:Assertion ID="{id}" Version="2.0" IssueInstant="{now}">
                <saml:Issuer>{issuer}</saml:Issuer>
                <saml:Subject>
                  <saml:NameID Format="{format}">{subject}</saml:NameID>
                  <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
                    <saml:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="{recipient}" InResponseTo="{inResponseTo}"/>
                  </saml:SubjectConfirmation>
                </saml:Subject>
                <saml:Conditions NotBefore="{from}" NotOnOrAfter="{until}">
                  <saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction>
                </saml:Conditions>
                <saml:AuthnStatement AuthnInstant="{signedIn}" SessionIndex="{session}">
                  <saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext>
                </saml:AuthnStatement>
                <saml:AttributeStatement>
                  <saml:Attribute Name="displayName"><saml:AttributeValue>Ada</saml:AttributeValue></saml:Attribute>
                  <saml:Attribute Name="email"><saml:AttributeValue>ada@example.org</saml:AttributeValue></saml:Attribute>
                  <saml:Attribute Name="groups"><saml:AttributeValue>{group}</saml:AttributeValue></saml:Attribute>
                </saml:AttributeStatement>
              </saml:Assertion>
            </samlp:Response>
            """;

    private final SamlIdp idp;
    private final Map<String, String> values = new HashMap<>();
    private String template = RESPONSE;
    private boolean signsAssertion = true;
    private boolean signsResponse;
    private String algorithm = SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256;
    private X509Certificate encryptedFor;

    SamlDraft(SamlIdp idp, String at, String requestId) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        this.idp = idp;
        values.putAll(Map.of(
                "responseId",
                "_r" + UUID.randomUUID(),
                "id",
                "_a" + UUID.randomUUID(),
                "destination",
                at + "/answer",
                "recipient",
                at + "/answer",
                "audience",
                at + "/metadata",
                "responseTo",
                requestId,
                "inResponseTo",
                requestId,
                "issuer",
                SamlIdp.ENTITY,
                "status",
                "urn:oasis:names:tc:SAML:2.0:status:Success",
                "subject",
                "a-persistent-id"));
        values.putAll(Map.of(
                "format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
                "session", "session-1",
                "group", "vitals-engineers",
                "now", now.toString(),
                "from", now.minusSeconds(5).toString(),
                "until", now.plusSeconds(300).toString(),
                "signedIn", now.toString()));
    }

    SamlDraft with(String name, Object value) {
        values.put(name, value.toString());
        return this;
    }

    SamlDraft without(String text) {
        return without(text, "");
    }

    SamlDraft without(String text, String instead) {
        if (!template.contains(text)) {
            throw new AssertionError("Nothing to leave out: " + text);
        }
        template = template.replace(text, instead);
        return this;
    }

    SamlDraft withoutStatement() {
        template = template.replaceAll("(?s)<saml:AuthnStatement.*</saml:AuthnStatement>", "");
        return this;
    }

    SamlDraft signing(boolean assertion, boolean response) {
        signsAssertion = assertion;
        signsResponse = response;
        return this;
    }

    SamlDraft by(String signatureAlgorithm) {
        algorithm = signatureAlgorithm;
        return this;
    }

    SamlDraft encryptedFor(X509Certificate certificate) {
        encryptedFor = certificate;
        return this;
    }

    String id() {
        return values.get("id");
    }

    /** The XML, signed as it was said. */
    String xml() {
        var text = template;
        for (var value : values.entrySet()) {
            text = text.replace("{" + value.getKey() + "}", value.getValue());
        }
        try {
            var response = (Response) XMLObjectSupport.unmarshallFromInputStream(
                    XMLObjectProviderRegistrySupport.getParserPool(),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            if (signsAssertion) {
                sign(response.getAssertions().getFirst());
            }
            if (encryptedFor != null) {
                var encrypted = encrypt(response);
                response.getAssertions().clear();
                response.getEncryptedAssertions().add(encrypted);
            }
            if (signsResponse) {
                sign(response);
            }
            return SerializeSupport.nodeToString(XMLObjectSupport.marshall(response));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void sign(SignableXMLObject object) throws Exception {
        var credential =
                new BasicX509Credential(idp.key().certificate(), idp.key().key());
        var parameters = new SignatureSigningParameters();
        parameters.setSigningCredential(credential);
        parameters.setSignatureAlgorithm(algorithm);
        parameters.setSignatureReferenceDigestMethod(
                algorithm.endsWith("sha1")
                        ? SignatureConstants.ALGO_ID_DIGEST_SHA1
                        : SignatureConstants.ALGO_ID_DIGEST_SHA256);
        parameters.setSignatureCanonicalizationAlgorithm(SignatureConstants.ALGO_ID_C14N_EXCL_OMIT_COMMENTS);
        var info = new X509KeyInfoGeneratorFactory();
        info.setEmitEntityCertificate(true);
        parameters.setKeyInfoGenerator(info.newInstance());
        SignatureSupport.signObject(object, parameters);
    }

    private EncryptedAssertion encrypt(Response response) throws Exception {
        var data = new DataEncryptionParameters();
        data.setAlgorithm(EncryptionConstants.ALGO_ID_BLOCKCIPHER_AES256_GCM);
        var key = new KeyEncryptionParameters();
        key.setAlgorithm(EncryptionConstants.ALGO_ID_KEYTRANSPORT_RSAOAEP);
        key.setEncryptionCredential(new BasicX509Credential(encryptedFor));
        var encrypter = new Encrypter(data, key);
        encrypter.setKeyPlacement(Encrypter.KeyPlacement.INLINE);
        return encrypter.encrypt(response.getAssertions().getFirst());
    }
}
