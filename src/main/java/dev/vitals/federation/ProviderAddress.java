package dev.vitals.federation;

import dev.vitals.address.SafeAddress;
import java.net.URI;
import java.net.URISyntaxException;

/** Which addresses may say who somebody is: what passes in the clear could be changed on its way. */
final class ProviderAddress {

    private ProviderAddress() {}

    static boolean isSafe(URI address) {
        return SafeAddress.isSafe(address);
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
        } catch (URISyntaxException broken) {
            throw new UnreachableException("It names an address for %s that is none.".formatted(what));
        }
        throw new UnreachableException("It names an address for %s that is not https.".formatted(what));
    }
}
