package dev.vitals.federation;

import java.net.URI;
import java.util.Set;

/** Which addresses may say who somebody is: what passes in the clear could be changed on its way. */
final class SafeAddress {

    /** Names under which only this machine is reached. */
    static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private SafeAddress() {}

    static boolean isSafe(URI address) {
        var host = address.getHost();
        return host != null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme()) && THIS_MACHINE.contains(host));
    }

    /**
     * The same address.
     *
     * @throws UnreachableException where it is not safe
     */
    static String require(String what, String address) {
        try {
            if (isSafe(new URI(address))) {
                return address;
            }
        } catch (java.net.URISyntaxException broken) {
            throw new UnreachableException("It names an address for %s that is none.".formatted(what));
        }
        throw new UnreachableException("It names an address for %s that is not https.".formatted(what));
    }
}
