package dev.vitals.rule.network;

import org.jspecify.annotations.Nullable;

/** Which address ranges are the world. Prefix lists and referenced groups never are. */
final class Internet {

    private Internet() {}

    /** Whether a range of either family is the world, see {@link Addresses#isWorld}. */
    static boolean isWorld(@Nullable String cidr) {
        return cidr != null && Addresses.of(cidr.contains(":"), cidr).isWorld();
    }
}
