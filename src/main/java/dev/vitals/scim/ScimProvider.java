package dev.vitals.scim;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider that pushes people.
 *
 * @param issuer under which its people sign in: {@code iss} of OpenID Connect, the entity id of SAML
 * @param subjectFrom which attribute of a user equals {@code sub} or the NameID
 * @param groupsClaim under which name its groups stand in the table of claims and roles
 */
record ScimProvider(long id, String name, String issuer, SubjectFrom subjectFrom, String groupsClaim) {

    /** By what a pushed user and who signs in are the same. Never by mail: an address moves, and anybody can claim one. */
    enum SubjectFrom {
        EXTERNAL_ID("externalId"),
        USER_NAME("userName");

        private final String attribute;

        SubjectFrom(String attribute) {
            this.attribute = attribute;
        }

        public String attribute() {
            return attribute;
        }

        static SubjectFrom of(String attribute) {
            return Arrays.stream(values())
                    .filter(one -> one.attribute.equals(attribute))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What the sign-in of this person will name as their subject. */
    String subject(Person person) {
        @Nullable
        String subject = switch (subjectFrom) {
            case EXTERNAL_ID -> person.externalId();
            case USER_NAME -> person.userName();
        };
        if (subject == null || subject.isBlank()) {
            throw ScimRefusal.invalidValue(
                    "Vitals tells people of this provider by externalId, and none came. Map it to what the sign-in sends as its subject.");
        }
        return subject;
    }
}
