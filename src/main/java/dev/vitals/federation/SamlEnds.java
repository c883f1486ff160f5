package dev.vitals.federation;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.People;
import org.springframework.stereotype.Component;

/** What a provider's word that somebody signed out there does here: their sessions end, in whichever browser they are. */
@Component
class SamlEnds {

    private final People people;
    private final AuditLog audit;

    SamlEnds(People people, AuditLog audit) {
        this.people = people;
        this.audit = audit;
    }

    void end(String issuer, String nameId) {
        for (People.Seen person : people.bySaid(issuer, SamlClaims.NAME_ID, nameId)) {
            audit.record(new Actor(issuer, "saml", ""), "signin.ended", person.name(), null, null, "");
        }
    }
}
