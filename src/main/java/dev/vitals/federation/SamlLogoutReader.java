package dev.vitals.federation;

import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.springframework.security.saml2.Saml2Exception;
import org.springframework.security.saml2.provider.service.authentication.logout.OpenSaml5LogoutRequestValidator;
import org.springframework.security.saml2.provider.service.authentication.logout.Saml2LogoutRequest;
import org.springframework.security.saml2.provider.service.authentication.logout.Saml2LogoutRequestValidatorParameters;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;
import org.springframework.security.saml2.provider.service.registration.Saml2MessageBinding;
import org.springframework.stereotype.Component;

/** Reads a provider's word that somebody signed out there: signed, for us, of now, and not heard before. */
@Component
class SamlLogoutReader {

    private static final Duration LONGEST_WAY = Duration.ofMinutes(5);

    private final OpenSaml5LogoutRequestValidator framework = new OpenSaml5LogoutRequestValidator();
    private final SamlRequestStore used;
    private final Duration skew;
    private final Clock clock;

    SamlLogoutReader(SamlRequestStore used, SignInSettings settings, Clock clock) {
        this.used = used;
        this.skew = settings.clockSkew();
        this.clock = clock;
    }

    /**
     * The NameID of who signed out.
     *
     * @throws SignInRefused where the message does not hold, or does not say who
     */
    String read(SamlProvider provider, RelyingPartyRegistration both, HttpServletRequest request) {
        var binding = SamlLogout.binding(request);
        var message = Saml2LogoutRequest.withRelyingPartyRegistration(both)
                .samlRequest(request.getParameter("SAMLRequest"))
                .relayState(request.getParameter("RelayState"))
                .binding(binding)
                .location(both.getSingleLogoutServiceLocation())
                .parameters(parameters -> SamlLogout.signed(request, parameters))
                .parametersQuery(parameters -> request.getQueryString())
                .build();
        var xml = SamlMessages.decoded(request.getParameter("SAMLRequest"), binding == Saml2MessageBinding.REDIRECT);
        XmlBounds.OF_MESSAGES.problem(xml).ifPresent(sentence -> {
            throw refused(provider, "it is no message of SAML. " + sentence);
        });
        hold(provider, new Saml2LogoutRequestValidatorParameters(message, both, null));
        var read = SamlDrafts.logoutRequest(xml);
        holdTime(provider, read);
        holdOnce(provider, read);
        return nameId(provider, read);
    }

    private void hold(SamlProvider provider, Saml2LogoutRequestValidatorParameters message) {
        try {
            var held = framework.validate(message);
            if (held.hasErrors()) {
                throw refused(provider, held.getErrors().iterator().next().getDescription());
            }
        } catch (Saml2Exception unreadable) {
            throw refused(provider, "it is no message of SAML");
        }
    }

    private void holdTime(SamlProvider provider, LogoutRequest read) {
        var now = clock.instant();
        var issued = read.getIssueInstant();
        if (issued == null || issued.isAfter(now.plus(skew)) || !end(issued).isAfter(now)) {
            throw refused(provider, "it was issued at %s, and it is %s".formatted(issued, now));
        }
        var until = read.getNotOnOrAfter();
        if (until != null && !until.plus(skew).isAfter(now)) {
            throw refused(provider, "it was good until %s".formatted(until));
        }
    }

    /** From then on its age refuses it. */
    private Instant end(Instant issued) {
        return issued.plus(LONGEST_WAY).plus(skew);
    }

    private static String nameId(SamlProvider provider, LogoutRequest read) {
        var name = read.getNameID() == null ? null : read.getNameID().getValue();
        if (name == null || name.isBlank()) {
            throw new SignInRefused(
                    Why.ANSWER,
                    "%s: a logout that it asked for has no NameID that can be read. Have it send one unencrypted in logouts"
                            .formatted(provider.name()));
        }
        return name;
    }

    private void holdOnce(SamlProvider provider, LogoutRequest read) {
        var issuer = String.valueOf(read.getIssuer().getValue());
        if (!SamlStrictness.isName(read.getID())) {
            throw refused(provider, "its ID is missing, too long or holds control characters");
        }
        if (!used.useOnce(issuer, "logout " + read.getID(), end(read.getIssueInstant()))) {
            throw refused(provider, "the request %s was used before".formatted(read.getID()));
        }
    }

    /** Anybody can send such a message, also one that was seen before. */
    private static SignInRefused refused(SamlProvider provider, String sentence) {
        return new SignInRefused(
                Why.UNASKED, "%s: a logout that it asked for does not hold: %s".formatted(provider.name(), sentence));
    }
}
