package dev.vitals.exposure;

import dev.vitals.rule.network.Hop;
import dev.vitals.rule.network.Way;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way in words.
 *
 * @param title "TCP 22 is reached through sg-1"
 */
public record ToldWay(Way way, String title) {

    /** Ports that are named; of more their number is. */
    private static final int NAMED = 6;

    static ToldWay of(Way way, List<Integer> sensitive) {
        return new ToldWay(way, title(way, sensitive));
    }

    /** The stations, as a packet meets them. */
    public List<Hop> hops() {
        return way.hops();
    }

    /** The picture in one sentence, for who cannot see it. */
    public String label() {
        return title + ": "
                + hops().stream()
                        .map(hop -> hop.kind().words() + " " + hop.subject() + " "
                                + hop.outcome().words())
                        .collect(Collectors.joining(", then "));
    }

    private static String title(Way way, List<Integer> sensitive) {
        var decisive = way.decisive();
        var station = decisive.kind().words() + " " + decisive.subject();
        if (way.ports().isEmpty()) {
            return way.outcome() == Hop.Outcome.UNKNOWN
                    ? "Not known: " + station + " was not read"
                    : "Nothing to knock at: " + decisive.detail();
        }
        return switch (way.outcome()) {
            case OPEN ->
                "%s reached at %s"
                                .formatted(ports(way, " is", " are"), way.end().subject())
                        + place(way)
                        + remark(way, sensitive);
            case UNKNOWN -> "Not known for %s: %s was not read".formatted(ports(way, "", "") + place(way), station);
            default -> "%s stopped at %s".formatted(ports(way, " is", " are"), station) + place(way);
        };
    }

    /** Load balancers and databases have a door in each of their subnets. */
    private static String place(Way way) {
        return way.end().kind() == Hop.Kind.INTERFACE ? "" : " in " + way.place();
    }

    private static String remark(Way way, List<Integer> sensitive) {
        return way.ports().stream().noneMatch(sensitive::contains) ? ", no sensitive port among them" : "";
    }

    private static String ports(Way way, String one, String several) {
        var ports = way.ports();
        var named = ports.stream().sorted().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
        var more = ports.size() > NAMED ? " and %d more".formatted(ports.size() - NAMED) : "";
        return "TCP " + named + more + (ports.size() == 1 ? one : several);
    }
}
