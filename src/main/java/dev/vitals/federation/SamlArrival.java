package dev.vitals.federation;

import dev.vitals.identity.Arrivals;
import dev.vitals.identity.Claims;
import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** An answer that held and has found its session: from it comes a member. */
@Component
class SamlArrival {

    private final SamlRoom room;
    private final Arrivals arrivals;
    private final Duration skew;

    SamlArrival(SamlRoom room, Arrivals arrivals, SignInSettings settings) {
        this.room = room;
        this.arrivals = arrivals;
        this.skew = settings.clockSkew();
    }

    /**
     * The person of the session from now on.
     *
     * @throws SignInRefused where there is none
     */
    Authentication arrive(SamlProvider provider, HttpServletRequest request) {
        var answer = room.collect(provider, request);
        var claims = SamlClaims.of(provider, answer);
        Again.of(request, String.valueOf(request.getParameter("state")))
                .ifPresent(again -> hold(again, provider, claims, answer));
        Onwards.provedAt(request, answer.signedInAt());
        try {
            var person = new SamlPerson(
                    arrivals.arrive(claims),
                    provider.name(),
                    claims.subject(),
                    claims.name(),
                    answer.nameId(),
                    answer.nameIdFormat(),
                    answer.sessionIndex());
            return UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
        } catch (Arrivals.DeactivatedException gone) {
            throw new SignInRefused(Why.DEACTIVATED, provider.name() + ": " + gone.getMessage());
        }
    }

    /** Who proves again that it is them must be the same person, and must just have been asked by the provider. */
    private void hold(Again again, SamlProvider provider, Claims claims, SamlAnswer answer) {
        if (!again.provider().equals(provider.name()) || !again.subject().equals(claims.subject())) {
            throw new SignInRefused(
                    Why.OTHER_PERSON,
                    "%s: the one who proved it is not the one who was asked".formatted(provider.name()));
        }
        if (!again.isAnsweredBy(answer.signedInAt(), skew)) {
            throw new SignInRefused(
                    Why.OTHER_PERSON,
                    "%s: AuthnInstant is %s, and the proof was asked for at %s"
                            .formatted(provider.name(), answer.signedInAt(), again.askedAt()));
        }
    }
}
