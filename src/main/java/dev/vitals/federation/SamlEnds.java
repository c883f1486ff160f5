package dev.vitals.federation;

import dev.vitals.identity.People;
import dev.vitals.identity.People.Seen;
import dev.vitals.session.OpenSessions;
import dev.vitals.session.SessionEnds;
import java.util.HashSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a provider's word that somebody signed out there does here: their sessions end, in whichever browser they are. */
@Component
class SamlEnds {

    private static final Logger log = LoggerFactory.getLogger(SamlEnds.class);

    private final People people;
    private final OpenSessions open;
    private final SessionEnds sessions;

    SamlEnds(People people, OpenSessions open, SessionEnds sessions) {
        this.people = people;
        this.open = open;
        this.sessions = sessions;
    }

    /**
     * Ends every session of whom the provider names, as it named them when one of these sessions began or at their last
     * sign-in: a name of a NameID may be another one each time.
     *
     * @return false where it is nobody's name
     */
    boolean end(String provider, String issuer, String nameId) {
        var members = new HashSet<>(open.knownAs(SamlPerson.knownAs(provider, nameId)));
        people.bySaid(issuer, SamlClaims.NAME_ID, nameId).stream()
                .map(Seen::member)
                .forEach(members::add);
        members.forEach(member -> sessions.all(member, null, "signed out at the provider"));
        if (members.isEmpty()) {
            log.warn("The provider {} signed somebody out whom nobody here is: no session ended", provider);
        }
        return !members.isEmpty();
    }
}
