package dev.vitals.rule.network;

import dev.vitals.rule.network.Hop.Outcome;
import java.util.List;

/**
 * A way from the internet to TCP ports of one address or subnet, as far as it leads.
 *
 * @param place the subnet that it leads to; empty where there is nothing to knock at
 * @param ports that share it; empty where there is nothing to knock at
 * @param outcome of the whole way: never {@code UNREACHED}
 * @param hops as a packet meets them, up to the one that stops it and then the end that is not reached
 */
public record Way(boolean ipv6, String place, List<Integer> ports, Outcome outcome, List<Hop> hops) {

    public Way {
        ports = List.copyOf(ports);
        hops = List.copyOf(hops);
    }

    /** What it leads to. */
    public Hop end() {
        return hops.getLast();
    }

    /** The hop that decides about the whole: the one that stops it, or the first that was not read; else the end. */
    public Hop decisive() {
        return hops.stream()
                .filter(hop -> hop.outcome() == outcome && outcome != Outcome.OPEN)
                .findFirst()
                .orElse(end());
    }

    /** Whether the internet reaches its end. */
    public boolean isReached() {
        return outcome == Outcome.OPEN;
    }

    Way with(List<Integer> others) {
        return new Way(ipv6, place, others, outcome, hops);
    }
}
