package dev.vitals.exposure;

import dev.vitals.rule.network.Hop.Outcome;
import dev.vitals.rule.network.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ways from the internet to one resource, as they are shown.
 *
 * @param families IPv4 and IPv6, those of them by which there is a way to speak of
 */
public record NetworkPicture(List<Family> families) {

    /** Ways of one family that are drawn; the others are told in a sentence each. */
    private static final int DRAWN = 2;

    /**
     * The ways by one family of addresses.
     *
     * @param name "IPv4", "IPv6", or empty where there is no address to tell it by
     * @param total drawn and told
     */
    public record Family(String name, List<DrawnWay> drawn, List<ToldWay> told, int total) {}

    static NetworkPicture of(List<Way> ways, List<Integer> sensitive) {
        var families = new ArrayList<Family>();
        for (boolean ipv6 : List.of(false, true)) {
            var own = ways.stream()
                    .filter(way -> way.ipv6() == ipv6)
                    .map(way -> ToldWay.of(way, sensitive))
                    .toList();
            if (!own.isEmpty()) {
                families.add(family(own, ipv6 ? "IPv6" : "IPv4"));
            }
        }
        return new NetworkPicture(List.copyOf(families));
    }

    /** One sentence over all. */
    public String summary() {
        return switch (outcome()) {
            case OPEN -> "The internet reaches it.";
            case UNKNOWN -> "Whether the internet reaches it is not known: a part of the way was not read.";
            default -> "The internet does not reach it.";
        };
    }

    /** The CSS class of the sentence. */
    public String summaryClass() {
        return switch (outcome()) {
            case OPEN -> "fail";
            case UNKNOWN -> "unknown";
            default -> "pass";
        };
    }

    /** In a word or two. */
    public String verdict() {
        return switch (outcome()) {
            case OPEN -> "reached";
            case UNKNOWN -> "not known";
            default -> "kept out";
        };
    }

    private Outcome outcome() {
        return families.stream()
                .flatMap(family -> Stream.concat(family.drawn().stream().map(DrawnWay::told), family.told().stream()))
                .map(told -> told.way().outcome())
                .min(Outcome::compareTo)
                .orElse(Outcome.BLOCKED);
    }

    private static Family family(List<ToldWay> own, String name) {
        var drawn = own.stream().limit(DRAWN).map(DrawnWay::of).toList();
        var hasAddress = own.stream().anyMatch(told -> !told.way().ports().isEmpty());
        return new Family(
                hasAddress ? name : "", drawn, own.stream().skip(DRAWN).toList(), own.size());
    }
}
