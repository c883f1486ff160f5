package dev.vitals.identity;

import java.util.UUID;

/** What every way of signing in leaves behind: the principal of the session, whoever vouched for it. */
public interface SignedIn {

    /** The member, whose roles are read anew for every request. */
    UUID member();

    /** {@code oidc}, {@code saml}, {@code local} or {@code token}. */
    String method();

    /** The name, as people know it. */
    String displayName();
}
