package dev.vitals.rule.network;

import org.jspecify.annotations.Nullable;

/** Which address ranges are the world. Prefix lists and referenced groups never are. */
final class Internet {

    /** Half of the IPv4 space is as good as all of it: two rules of /1 make one of /0. */
    private static final int WIDEST_IPV4 = 1;

    /** 2000::/3 is every address that is routed. */
    private static final int WIDEST_IPV6 = 3;

    private Internet() {}

    /** Whether a CIDR of either family is the world. */
    static boolean isWorld(@Nullable String cidr) {
        if (cidr == null || !cidr.contains("/")) {
            return false;
        }
        try {
            var length = Integer.parseInt(cidr.substring(cidr.indexOf('/') + 1).strip());
            return length <= (cidr.contains(":") ? WIDEST_IPV6 : WIDEST_IPV4);
        } catch (NumberFormatException odd) {
            return false;
        }
    }
}
