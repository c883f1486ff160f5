package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opensaml.saml.saml2.core.Assertion;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.saml2.core.Saml2Error;
import org.springframework.security.saml2.core.Saml2ErrorCodes;
import org.springframework.security.saml2.core.Saml2ResponseValidatorResult;
import org.springframework.security.saml2.provider.service.authentication.OpenSaml5AuthenticationProvider;
import org.springframework.security.saml2.provider.service.authentication.OpenSaml5AuthenticationProvider.AssertionToken;
import org.springframework.security.saml2.provider.service.authentication.OpenSaml5AuthenticationProvider.AssertionValidator;
import org.springframework.security.saml2.provider.service.authentication.OpenSaml5AuthenticationProvider.ResponseToken;
import org.springframework.security.saml2.provider.service.authentication.OpenSaml5AuthenticationProvider.ResponseValidator;
import org.springframework.security.saml2.provider.service.authentication.Saml2AuthenticationException;
import org.springframework.security.saml2.provider.service.authentication.Saml2AuthenticationToken;
import org.springframework.security.saml2.provider.service.authentication.Saml2RedirectAuthenticationRequest;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;
import org.springframework.stereotype.Component;

/**
 * Reads a SAML response that answers a request of ours. What the framework checks (signatures, issuer, destination,
 * conditions) is made strict here: exactly one assertion, itself signed, for us, in answer to this request.
 */
@Component
class SamlReader {

    /** A response that does not hold; the message is for administrators. */
    static final class DoesNotHoldException extends RuntimeException {

        private final boolean bySignature;

        DoesNotHoldException(String sentence, boolean bySignature) {
            super(sentence);
            this.bySignature = bySignature;
        }

        /** Whether the provider's certificates do not fit, which newer metadata may put right. */
        boolean bySignature() {
            return bySignature;
        }
    }

    /** What the framework hands back: the assertion's content. */
    private static final class Held extends AbstractAuthenticationToken {

        private final transient SamlAnswer answer;

        Held(SamlAnswer answer) {
            super(List.of());
            this.answer = answer;
        }

        @Override
        public @Nullable Object getCredentials() {
            return null;
        }

        @Override
        public Object getPrincipal() {
            return answer;
        }
    }

    private final OpenSaml5AuthenticationProvider framework = new OpenSaml5AuthenticationProvider();
    private final AssertionValidator usual;
    private final Duration skew;
    private final Clock clock;

    SamlReader(SignInSettings settings, Clock clock) {
        this.clock = clock;
        this.skew = settings.clockSkew();
        this.usual = AssertionValidator.builder()
                .clockSkew(skew)
                .validationContextParameters(SamlStrictness::require)
                .build();
        framework.setResponseValidator(ResponseValidator.withDefaults(SamlReader::strictly));
        framework.setAssertionValidator(strictly());
        framework.setResponseAuthenticationConverter(this::held);
    }

    /**
     * What the assertion says.
     *
     * @param xml the response, decoded
     * @param requestId of the request that it must answer
     * @throws DoesNotHoldException where it does not hold
     */
    SamlAnswer read(RelyingPartyRegistration registration, String requestId, String xml) {
        XmlBounds.OF_MESSAGES.problem(xml).ifPresent(sentence -> {
            throw new DoesNotHoldException(sentence, false);
        });
        var asked = Saml2RedirectAuthenticationRequest.withRelyingPartyRegistration(registration)
                .samlRequest("-")
                .id(requestId)
                .build();
        try {
            var held = framework.authenticate(new Saml2AuthenticationToken(registration, xml, asked));
            return (SamlAnswer) held.getPrincipal();
        } catch (Saml2AuthenticationException refused) {
            var error = refused.getSaml2Error();
            throw new DoesNotHoldException(
                    error.getDescription(), error.getErrorCode().equals(Saml2ErrorCodes.INVALID_SIGNATURE));
        }
    }

    private static Saml2ResponseValidatorResult strictly(ResponseToken token) {
        return SamlStrictness.response(token.getResponse())
                .map(sentence -> failure(Saml2ErrorCodes.INVALID_RESPONSE, sentence))
                .orElseGet(Saml2ResponseValidatorResult::success);
    }

    private Converter<AssertionToken, Saml2ResponseValidatorResult> strictly() {
        return token -> {
            // A signature that is missing or weak is told before what else an unsigned text says.
            var unsigned = SamlStrictness.signature(token.getAssertion());
            return unsigned.isPresent()
                    ? failure(Saml2ErrorCodes.INVALID_ASSERTION, unsigned.get())
                    : usual.convert(token)
                            .concat(SamlStrictness.signOn(token.getAssertion(), clock.instant(), skew)
                                    .or(() -> SamlStrictness.names(token.getAssertion()))
                                    .map(sentence -> failure(Saml2ErrorCodes.INVALID_ASSERTION, sentence))
                                    .orElseGet(Saml2ResponseValidatorResult::success));
        };
    }

    private static Saml2ResponseValidatorResult failure(String code, String sentence) {
        return Saml2ResponseValidatorResult.failure(new Saml2Error(code, sentence));
    }

    private Held held(ResponseToken token) {
        Assertion assertion = token.getResponse().getAssertions().getFirst();
        return new Held(SamlContent.of(assertion, skew));
    }

    /** The refusal that the person sees. */
    static SignInRefused refused(String provider, DoesNotHoldException failure) {
        return new SignInRefused(Why.ANSWER, provider + ": " + failure.getMessage());
    }
}
