package dev.vitals.audit;

/**
 * Who acts.
 *
 * @param name as people know it; a name from an identity provider is somebody else's text
 * @param method how the actor had signed in: {@code oidc}, {@code saml}, {@code local}, {@code token} with the
 *     token's visible prefix, {@code scim}, {@code system}
 * @param address from which the request came; empty for the system
 */
public record Actor(String name, String method, String address) {

    /** Vitals itself: schedules, expiries, listeners. */
    public static final Actor SYSTEM = new Actor("Vitals", "system", "");
}
