package dev.vitals.federation;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import dev.vitals.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.security.saml2.provider.service.authentication.Saml2RedirectAuthenticationRequest;
import org.springframework.security.saml2.provider.service.registration.RelyingPartyRegistration;
import org.springframework.security.saml2.provider.service.web.authentication.OpenSaml5AuthenticationRequestResolver;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The two ways between us and a provider of SAML: people who are sent there, and the answer that comes back. */
@Component
class SamlRoom {

    private static final int RANDOM_BYTES = 24;
    private static final String BEGUN = SamlRoom.class.getName() + ".";

    /** How often at most a signature that does not fit makes us read the provider's metadata again. */
    private static final Duration BETWEEN_READINGS = Duration.ofSeconds(30);

    private final SamlProviders providers;
    private final SamlRequestStore requests;
    private final SamlReader reader;
    private final OwnAddress address;
    private final Clock clock;

    SamlRoom(SamlProviders providers, SamlRequestStore requests, SamlReader reader, OwnAddress address, Clock clock) {
        this.providers = providers;
        this.requests = requests;
        this.reader = reader;
        this.address = address;
        this.clock = clock;
    }

    /** Sends somebody to their provider. The session keeps the state: no other can take the answer. */
    void send(SamlProvider provider, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var registration = providers.registration(provider, address.base(request));
        var state = random();
        var again = again(provider, request);
        Saml2RedirectAuthenticationRequest message =
                resolver(registration, state, again.isPresent()).resolve(request);
        requests.asked(state, provider.name(), message.getId());
        request.getSession().setAttribute(BEGUN + state, provider.name());
        again.ifPresent(person -> Again.keep(
                request,
                new Again(state, provider.name(), person.subject(), request.getParameter("again"), clock.instant())));
        response.sendRedirect(redirect(message));
    }

    /** Who is signed in through this provider and is to prove it again. */
    private static Optional<SamlPerson> again(SamlProvider provider, HttpServletRequest request) {
        return request.getParameter("again") == null
                ? Optional.empty()
                : CurrentMember.signedIn()
                        .flatMap(SamlRoom::saml)
                        .filter(person -> person.provider().equals(provider.name()));
    }

    static Optional<SamlPerson> saml(SignedIn person) {
        return person instanceof SamlPerson one ? Optional.of(one) : Optional.empty();
    }

    private OpenSaml5AuthenticationRequestResolver resolver(
            RelyingPartyRegistration registration, String state, boolean forced) {
        var resolver = new OpenSaml5AuthenticationRequestResolver((request, name) -> registration);
        resolver.setRequestMatcher(request -> true);
        resolver.setClock(clock);
        resolver.setRelayStateResolver(request -> state);
        resolver.setAuthnRequestCustomizer(draft -> draft.getAuthnRequest().setForceAuthn(forced));
        return resolver;
    }

    private static String redirect(Saml2RedirectAuthenticationRequest message) {
        return UriComponentsBuilder.fromUriString(message.getAuthenticationRequestUri())
                .queryParam("SAMLRequest", encoded(message.getSamlRequest()))
                .queryParam("RelayState", encoded(message.getRelayState()))
                .queryParam("SigAlg", encoded(message.getSigAlg()))
                .queryParam("Signature", encoded(message.getSignature()))
                .build(true)
                .toUriString();
    }

    static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.ISO_8859_1);
    }

    private static String random() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Takes in an answer, which comes by another site's form and so without a session: it is checked, and kept for the
     * session that asked. Who asked may have sent the provider's address to somebody else, so the state is not enough:
     * the browser that brought the answer is told a ticket, and comes with it at once.
     *
     * @throws SignInRefused where it does not hold
     */
    void receive(SamlProvider provider, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var state = String.valueOf(request.getParameter("RelayState"));
        var asked = requests.open(state, provider.name())
                .orElseThrow(
                        () -> new SignInRefused(
                                Why.LATE,
                                provider.name()
                                        + ": an answer came that belongs to no open request (unsolicited, too late, or a second time)"));
        var xml = SamlMessages.decoded(request.getParameter("SAMLResponse"), false);
        var answer = read(provider, address.base(request), asked, xml);
        if (!requests.useOnce(answer.issuer(), answer.id(), answer.until())) {
            throw new SignInRefused(
                    Why.LATE, "%s: the assertion %s was used before".formatted(provider.name(), answer.id()));
        }
        var ticket = random();
        if (!requests.answered(state, answer, ticket)) {
            throw new SignInRefused(Why.LATE, provider.name() + ": a second answer came to one request");
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(
                "Location",
                "%s/sign-in/saml/%s/arrived?state=%s&ticket=%s"
                        .formatted(request.getContextPath(), provider.name(), state, ticket));
    }

    /** Where no certificate that we know fits, the provider may have new ones: its metadata is read once more. */
    private SamlAnswer read(SamlProvider provider, String base, String requestId, String xml) {
        try {
            return reader.read(providers.registration(provider, base), requestId, xml);
        } catch (SamlReader.DoesNotHoldException failure) {
            if (!failure.bySignature() || !provider.published().renew(BETWEEN_READINGS)) {
                throw SamlReader.refused(provider.name(), failure);
            }
        }
        try {
            return reader.read(providers.registration(provider, base), requestId, xml);
        } catch (SamlReader.DoesNotHoldException failure) {
            throw SamlReader.refused(provider.name(), failure);
        }
    }

    /**
     * What was said, for the session that asked, in the browser that brought it; once.
     *
     * @throws SignInRefused for any other session or browser
     */
    SamlAnswer collect(SamlProvider provider, HttpServletRequest request) {
        var state = String.valueOf(request.getParameter("state"));
        var session = request.getSession(false);
        if (session == null || !provider.name().equals(session.getAttribute(BEGUN + state))) {
            throw new SignInRefused(
                    Why.LATE, provider.name() + ": the answer was asked for in another session than this one");
        }
        var answer = requests.take(state, provider.name(), String.valueOf(request.getParameter("ticket")))
                .orElseThrow(() -> new SignInRefused(
                        Why.LATE, provider.name() + ": no answer waits for this session with this ticket"));
        session.removeAttribute(BEGUN + state);
        return answer;
    }
}
