package dev.vitals.address;

import java.net.URI;
import java.util.Set;

/** Addresses of others: what passes in the clear could be read and changed on its way, unless it stays on this machine. */
public final class SafeAddress {

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    private SafeAddress() {}

    /** Whether it is a name under which only this machine is reached. */
    public static boolean isThisMachine(String host) {
        return THIS_MACHINE.contains(host);
    }

    /** Whether it is https, or http on this machine. */
    public static boolean isSafe(URI address) {
        return isSafe(address, "https", "http");
    }

    /**
     * Whether it is safe for another protocol.
     *
     * @param encrypted the scheme that may lead anywhere
     * @param clear the scheme that must not leave this machine
     */
    public static boolean isSafe(URI address, String encrypted, String clear) {
        var host = address.getHost();
        return host != null
                && (encrypted.equals(address.getScheme())
                        || clear.equals(address.getScheme()) && THIS_MACHINE.contains(host));
    }
}
