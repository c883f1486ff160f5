package dev.vitals.federation;

import dev.vitals.identity.People;
import dev.vitals.session.SessionEnds;
import org.springframework.stereotype.Component;

/** What a provider's word that somebody signed out there does here: their sessions end, in whichever browser they are. */
@Component
class SamlEnds {

    private final People people;
    private final SessionEnds sessions;

    SamlEnds(People people, SessionEnds sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    void end(String issuer, String nameId) {
        people.bySaid(issuer, SamlClaims.NAME_ID, nameId)
                .forEach(person -> sessions.all(person.member(), null, "signed out at the provider"));
    }
}
