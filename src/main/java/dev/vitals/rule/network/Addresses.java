package dev.vitals.rule.network;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of addresses of one family, by their leading 32 bits. For IPv4 that is exact; of IPv6 it leaves out ranges longer
 * than /32, each less than a hundred millionth of what is routed, so that they never decide about the world.
 */
final class Addresses {

    private static final int BITS = 32;
    private static final long END = 1L << BITS;

    private final boolean ipv6;

    /** Where the set begins, ends, begins again: ascending, an even number of them. */
    private final long[] edges;

    private Addresses(boolean ipv6, long... edges) {
        this.ipv6 = ipv6;
        this.edges = edges;
    }

    static Addresses all(boolean ipv6) {
        return new Addresses(ipv6, 0, END);
    }

    static Addresses none(boolean ipv6) {
        return new Addresses(ipv6);
    }

    /** The addresses of a range; none where it is of the other family. */
    static Addresses of(boolean ipv6, @Nullable String range) {
        return Cidr.of(range)
                .filter(cidr -> cidr.ipv6() == ipv6 && cidr.length() <= BITS)
                .map(cidr -> {
                    var first = cidr.first().shiftRight(cidr.bits() - BITS).longValueExact();
                    return new Addresses(ipv6, first, first + (END >> cidr.length()));
                })
                .orElseGet(() -> none(ipv6));
    }

    Addresses or(Addresses other) {
        return combined(other, (mine, others) -> mine || others);
    }

    Addresses and(Addresses other) {
        return combined(other, (mine, others) -> mine && others);
    }

    Addresses without(Addresses other) {
        return combined(other, (mine, others) -> mine && !others);
    }

    boolean isEmpty() {
        return edges.length == 0;
    }

    /** How many leading parts the set holds. */
    long size() {
        long size = 0;
        for (int at = 0; at < edges.length; at += 2) {
            size += edges[at + 1] - edges[at];
        }
        return size;
    }

    /**
     * Whether this is as good as the internet: at least a third of its addresses. So either half is the world, with or
     * without what a narrower deny or the VPC's own range takes away from it, and a quarter or a hospital's /16 is not.
     */
    boolean isWorld() {
        var internet = internet(ipv6);
        return and(internet).size() * 3 >= internet.size();
    }

    /** What is routed: all of IPv4, and 2000::/3. */
    private static Addresses internet(boolean ipv6) {
        return ipv6 ? new Addresses(true, END >> 3, END >> 2) : all(false);
    }

    @FunctionalInterface
    private interface Membership {
        boolean of(boolean mine, boolean others);
    }

    private Addresses combined(Addresses other, Membership wanted) {
        var turns = new long[edges.length + other.edges.length];
        int mine = 0;
        int others = 0;
        int found = 0;
        while (mine < edges.length || others < other.edges.length) {
            long at = Math.min(edge(edges, mine), edge(other.edges, others));
            mine += edge(edges, mine) == at ? 1 : 0;
            others += edge(other.edges, others) == at ? 1 : 0;
            // An odd number of edges behind us means that we are inside.
            if (wanted.of(mine % 2 == 1, others % 2 == 1) != (found % 2 == 1)) {
                turns[found++] = at;
            }
        }
        return new Addresses(ipv6, Arrays.copyOf(turns, found));
    }

    private static long edge(long[] edges, int at) {
        return at < edges.length ? edges[at] : Long.MAX_VALUE;
    }
}
