package dev.vitals.identity;

import dev.vitals.audit.Actor;

/** Who is behind a request and goes into the audit log: a person, a person's token, or a provider's SCIM client. */
public interface Acting {

    /** {@code oidc}, {@code saml}, {@code local}, {@code token} or {@code scim}. */
    String method();

    /** The name, as people know it. */
    String displayName();

    /** How the audit log names them. */
    default Actor actor(String address) {
        return new Actor(displayName(), method(), address);
    }
}
