package dev.vitals.federation;

import dev.vitals.identity.SignedIn;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Somebody who came through SAML. Their attributes lie with the member, not in the session.
 *
 * @param subject by which they are known here
 * @param nameId by which the provider knows them when it is told of a logout
 * @param sessionIndex of the provider's session; empty where it named none
 */
record SamlPerson(
        UUID member,
        String provider,
        String subject,
        String displayName,
        String nameId,
        String nameIdFormat,
        String sessionIndex)
        implements SignedIn, Principal, Serializable {

    @Override
    public String method() {
        return "saml";
    }

    @Override
    public String knownAs() {
        return knownAs(provider, nameId);
    }

    /** One text for both: a provider's name has no space in it. */
    static String knownAs(String provider, String nameId) {
        return provider + " " + nameId;
    }

    @Override
    public String getName() {
        return displayName;
    }
}
