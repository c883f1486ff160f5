package dev.vitals.federation;

import static org.springframework.security.saml2.provider.service.registration.Saml2MessageBinding.REDIRECT;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.saml2.Saml2Exception;
import org.springframework.security.saml2.core.Saml2Error;
import org.springframework.security.saml2.core.Saml2ErrorCodes;
import org.springframework.security.saml2.provider.service.authentication.Saml2AuthenticationException;
import org.springframework.security.saml2.provider.service.authentication.logout.OpenSaml5LogoutResponseValidator;
import org.springframework.security.saml2.provider.service.authentication.logout.Saml2LogoutRequest;
import org.springframework.security.saml2.provider.service.authentication.logout.Saml2LogoutResponse;
import org.springframework.security.saml2.provider.service.authentication.logout.Saml2LogoutResponseValidatorParameters;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;
import org.springframework.security.saml2.provider.service.registration.Saml2MessageBinding;
import org.springframework.security.saml2.provider.service.web.authentication.logout.OpenSaml5LogoutRequestResolver;
import org.springframework.security.saml2.provider.service.web.authentication.logout.OpenSaml5LogoutResponseResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Single logout of SAML, in both directions: we tell the provider, and the provider tells us. */
@Component
class SamlLogout implements Farewell.Elsewhere {

    private static final Logger log = LoggerFactory.getLogger(SamlLogout.class);

    /** What the provider is answered where it ended nobody's session. */
    private static final Saml2AuthenticationException NOBODY =
            new Saml2AuthenticationException(new Saml2Error(Saml2ErrorCodes.INVALID_REQUEST, "nobody here"));

    private final SamlProviders providers;
    private final OwnAddress address;
    private final SamlLogoutReader reader;
    private final SamlEnds ends;
    private final OpenSaml5LogoutResponseValidator responses = new OpenSaml5LogoutResponseValidator();

    SamlLogout(SamlProviders providers, OwnAddress address, SamlLogoutReader reader, SamlEnds ends) {
        this.providers = providers;
        this.address = address;
        this.reader = reader;
        this.ends = ends;
    }

    @Override
    public Optional<String> signOut(SignedIn person, HttpServletRequest request) {
        return SamlRoom.saml(person)
                .flatMap(one -> providers
                        .find(one.provider())
                        .filter(provider -> provider.published().look().value() != null)
                        .flatMap(provider -> address.known(request).map(base -> providers.registration(provider, base)))
                        .filter(both -> both.getAssertingPartyMetadata().getSingleLogoutServiceLocation() != null)
                        .map(both -> tell(both, one, request)));
    }

    private static String tell(RelyingPartyRegistration both, SamlPerson person, HttpServletRequest request) {
        var resolver = new OpenSaml5LogoutRequestResolver((any, name) -> both);
        resolver.setParametersConsumer(draft -> SamlDrafts.of(person, draft.getLogoutRequest()));
        var message = resolver.resolve(request, new UsernamePasswordAuthenticationToken(person, null));
        return redirect(both.getAssertingPartyMetadata().getSingleLogoutServiceLocation(), message.getParameters());
    }

    /** A message of the provider: its word that somebody signed out there, or its answer to ours. */
    void received(SamlProvider provider, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var both = providers.registration(provider, address.base(request));
        if (request.getParameter("SAMLRequest") != null) {
            asked(provider, both, request, response);
        } else {
            confirmed(provider, both, request);
            response.sendRedirect(request.getContextPath() + "/login?out");
        }
    }

    private void asked(
            SamlProvider provider,
            RelyingPartyRegistration both,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var nameId = reader.read(provider, both, request);
        var isKnown = ends.end(provider.name(), both.getAssertingPartyMetadata().getEntityId(), nameId);
        endThisSession(provider, nameId, request);
        var answers = new OpenSaml5LogoutResponseResolver((any, name) -> both);
        var answer = isKnown ? answers.resolve(request, null) : answers.resolve(request, null, NOBODY);
        if (answer == null) {
            response.sendRedirect(request.getContextPath() + "/login?out");
        } else {
            response.sendRedirect(redirect(answer.getResponseLocation(), answer.getParameters()));
        }
    }

    /** Its row is gone with the others; what is left of it in this request goes as well. */
    private static void endThisSession(SamlProvider provider, String nameId, HttpServletRequest request) {
        var session = request.getSession(false);
        CurrentMember.signedIn()
                .filter(person ->
                        session != null && person.knownAs().equals(SamlPerson.knownAs(provider.name(), nameId)))
                .ifPresent(person -> {
                    session.invalidate();
                    SecurityContextHolder.clearContext();
                });
    }

    /** Here they are signed out already, whatever the answer says; one that does not hold is only logged. */
    private void confirmed(SamlProvider provider, RelyingPartyRegistration both, HttpServletRequest request) {
        var message = Saml2LogoutResponse.withRelyingPartyRegistration(both)
                .samlResponse(request.getParameter("SAMLResponse"))
                .relayState(request.getParameter("RelayState"))
                .binding(binding(request))
                .location(both.getSingleLogoutServiceResponseLocation())
                .parameters(parameters -> signed(request, parameters))
                .parametersQuery(parameters -> request.getQueryString())
                .build();
        var sent = Saml2LogoutRequest.withRelyingPartyRegistration(both)
                .samlRequest("-")
                .id("-")
                .build();
        try {
            var xml = SamlMessages.decoded(request.getParameter("SAMLResponse"), binding(request) == REDIRECT);
            XmlBounds.OF_MESSAGES.problem(xml).ifPresent(sentence -> {
                throw new Saml2Exception(sentence);
            });
            var result = responses.validate(new Saml2LogoutResponseValidatorParameters(message, sent, both));
            result.getErrors().stream()
                    .map(Saml2Error::getDescription)
                    .filter(error -> !error.contains("InResponseTo"))
                    .findFirst()
                    .ifPresent(
                            error -> log.warn("The provider {} did not confirm a logout: {}", provider.name(), error));
        } catch (RuntimeException broken) {
            log.warn("The provider {} answered a logout with something else", provider.name());
        }
    }

    static void signed(HttpServletRequest request, Map<String, String> parameters) {
        for (String name : List.of("SigAlg", "Signature", "RelayState")) {
            if (request.getParameter(name) != null) {
                parameters.put(name, request.getParameter(name));
            }
        }
    }

    static Saml2MessageBinding binding(HttpServletRequest request) {
        return request.getMethod().equals("POST") ? Saml2MessageBinding.POST : Saml2MessageBinding.REDIRECT;
    }

    private static String redirect(String location, Map<String, String> parameters) {
        var builder = UriComponentsBuilder.fromUriString(location);
        parameters.forEach((name, value) -> builder.queryParam(name, SamlRoom.encoded(value)));
        return builder.build(true).toUriString();
    }
}
