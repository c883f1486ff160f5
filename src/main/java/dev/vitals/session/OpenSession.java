package dev.vitals.session;

import java.time.Instant;
import java.util.UUID;

/**
 * A session in which somebody is signed in, as pages show it.
 *
 * @param handle names it; not the value of its cookie
 * @param signedInAt when it began
 * @param lastUsedAt the last click; polls of open pages do not count
 * @param end when it ends if nothing is clicked any more
 * @param browser what the browser said of itself, which is anybody's text
 */
record OpenSession(
        UUID handle,
        UUID member,
        String method,
        Instant signedInAt,
        Instant lastUsedAt,
        Instant end,
        String address,
        String browser) {

    /** The browser in a few words. */
    public String browserName() {
        return BrowserName.of(browser);
    }

    /** How it was signed in to, in words. */
    public String way() {
        return switch (method) {
            case "oidc" -> "identity provider (OpenID Connect)";
            case "saml" -> "identity provider (SAML)";
            case "local" -> "password of Vitals itself";
            default -> method;
        };
    }
}
