package dev.vitals.federation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opensaml.saml.saml2.assertion.SAML2AssertionValidationParameters;
import org.opensaml.saml.saml2.core.Assertion;
import org.opensaml.saml.saml2.core.AudienceRestriction;
import org.opensaml.saml.saml2.core.Response;
import org.opensaml.xmlsec.signature.Signature;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.opensaml.xmlsec.signature.support.SignatureException;
import org.opensaml.xmlsec.signature.support.impl.SignatureAlgorithmValidator;

/** What we ask of a response beyond what the framework does. Each answers with the sentence that says what is wrong. */
final class SamlStrictness {

    /** SHA-1 and everything older is not among them, nor what is keyed with a shared secret. */
    private static final SignatureAlgorithmValidator ALGORITHMS = new SignatureAlgorithmValidator(
            Set.of(
                    SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256,
                    SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA384,
                    SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA512,
                    SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA256,
                    SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA384,
                    SignatureConstants.ALGO_ID_SIGNATURE_ECDSA_SHA512,
                    SignatureConstants.ALGO_ID_DIGEST_SHA256,
                    SignatureConstants.ALGO_ID_DIGEST_SHA384,
                    SignatureConstants.ALGO_ID_DIGEST_SHA512),
            Set.of());

    private static final int LONGEST_NAME = 500;
    private static final String NO_NAME =
            "The ID, the NameID or the SessionIndex of the assertion is blank, longer than %d characters, or holds control characters."
                    .formatted(LONGEST_NAME);

    private SamlStrictness() {}

    /** For the framework: what it would let pass where it is missing. */
    static void require(Map<String, Object> parameters) {
        parameters.put(SAML2AssertionValidationParameters.SC_RECIPIENT_REQUIRED, true);
        parameters.put(SAML2AssertionValidationParameters.SC_NOT_ON_OR_AFTER_REQUIRED, true);
        parameters.put(SAML2AssertionValidationParameters.SC_IN_RESPONSE_TO_REQUIRED, true);
        parameters.put(
                SAML2AssertionValidationParameters.COND_REQUIRED_CONDITIONS,
                Set.of(AudienceRestriction.DEFAULT_ELEMENT_NAME));
    }

    static Optional<String> response(Response response) {
        if (isBlank(response.getInResponseTo())) {
            return Optional.of("The response answers no request (no InResponseTo): unsolicited ones are not taken.");
        }
        if (isBlank(response.getDestination())) {
            return Optional.of("The response does not say for which address it is (no Destination).");
        }
        if (response.getStatus() == null || response.getStatus().getStatusCode() == null) {
            return Optional.of("The response has no status.");
        }
        if (response.getAssertions().size() > 1) {
            return Optional.of("The response holds %d assertions instead of one."
                    .formatted(response.getAssertions().size()));
        }
        return response.isSigned() ? weak(response.getSignature()) : Optional.empty();
    }

    static Optional<String> signature(Assertion assertion) {
        return assertion.isSigned() && assertion.getSignature() != null
                ? weak(assertion.getSignature())
                : Optional.of("The assertion is not signed; have the provider sign assertions, not only responses.");
    }

    private static Optional<String> weak(Signature signature) {
        try {
            ALGORITHMS.validate(signature);
            return Optional.empty();
        } catch (SignatureException weak) {
            return Optional.of(
                    "The signature uses %s; SHA-256 or better is needed.".formatted(signature.getSignatureAlgorithm()));
        }
    }

    static Optional<String> signOn(Assertion assertion, Instant now, Duration skew) {
        if (assertion.getAuthnStatements().isEmpty()
                || assertion.getAuthnStatements().getFirst().getAuthnInstant() == null) {
            return Optional.of("The assertion does not say when the person signed in (no AuthnStatement).");
        }
        var statement = assertion.getAuthnStatements().getFirst();
        if (statement.getAuthnInstant().isAfter(now.plus(skew))) {
            return Optional.of("The person signed in at %s, which is yet to come; compare the clocks."
                    .formatted(statement.getAuthnInstant()));
        }
        var end = statement.getSessionNotOnOrAfter();
        return end != null && !end.isAfter(now.minus(skew))
                ? Optional.of("The provider's session ended at %s.".formatted(end))
                : Optional.empty();
    }

    /** What becomes a key or goes back to the provider as it is must be short and of one line. */
    static Optional<String> names(Assertion assertion) {
        var subject = assertion.getSubject();
        var name = subject == null || subject.getNameID() == null
                ? null
                : subject.getNameID().getValue();
        if (!isName(assertion.getID()) || name != null && !isName(name)) {
            return Optional.of(NO_NAME);
        }
        var session = assertion.getAuthnStatements().getFirst().getSessionIndex();
        return session == null || session.isEmpty() || isName(session) ? Optional.empty() : Optional.of(NO_NAME);
    }

    /** Whether an id, or a name that a provider gives, is one that can be kept as it came. */
    static boolean isName(@org.jspecify.annotations.Nullable String name) {
        return name != null
                && name.length() <= LONGEST_NAME
                && !name.codePoints().allMatch(Character::isSpaceChar)
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isBlank(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank();
    }
}
