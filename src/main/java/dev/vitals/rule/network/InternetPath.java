package dev.vitals.rule.network;

import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * The way of a packet from the internet to a TCP port and of its answer back: gateway and route, ACL in and out, security
 * group, address. It is open when the same addresses pass all of them, and they are as good as the world.
 *
 * @param port that is reached
 * @param words from the gateway to the address, in one line
 * @param hops the stations with the entry that decides at each, as a packet meets them
 */
record InternetPath(int port, String words, List<Step> hops) {

    /** What each station says of one door and one port. */
    private record Stations(
            Door door,
            int port,
            Reading<Routing> table,
            Reading<Passage<Route>> route,
            Reading<Passage<NetworkAclEntry>> in,
            Reading<Passage<NetworkAclEntry>> out,
            Reading<Passage<GroupWalk.Gate>> group) {

        /** Whether those that could be read stop the world by themselves. */
        boolean isClosed() {
            return !Stream.of(
                            route.map(Passage::open),
                            in.map(Passage::open),
                            out.map(Passage::open),
                            group.map(Passage::open))
                    .filter(Reading::isReadable)
                    .map(Reading::orElseThrow)
                    .reduce(Addresses.all(door.ipv6()), Addresses::and)
                    .isWorld();
        }
    }

    /**
     * The first of the ports that the internet reaches, at any of the doors. A path that is proven counts whatever else
     * could not be read, and so does a station that stops the world.
     *
     * @throws UnreadableException when no path is proven and one is open as far as it could be read
     */
    static Optional<InternetPath> first(List<Door> doors, NetworkGraph graph, List<Integer> ports) {
        UnreadableException unsure = null;
        for (Door door : doors) {
            for (int port : ports) {
                try {
                    var path = to(door, graph, port);
                    if (path.isPresent()) {
                        return path;
                    }
                } catch (UnreadableException unreadable) {
                    unsure = unsure == null ? unreadable : unsure;
                }
            }
        }
        if (unsure != null) {
            throw unsure;
        }
        return Optional.empty();
    }

    /** The failure that this path proves of what stands at its end. */
    Verdict.Fail proves(String subject) {
        return Verdict.fail("%s answers the internet on TCP %d: %s".formatted(subject, port, words))
                .expected("no path from the internet to a sensitive port")
                .proving(hops);
    }

    /** The same path with a station behind the door, before the answers leave. */
    InternetPath behind(Step station) {
        var longer = new ArrayList<>(hops);
        longer.add(hops.size() - 1, station);
        return new InternetPath(port, words, List.copyOf(longer));
    }

    private static Optional<InternetPath> to(Door door, NetworkGraph graph, int port) {
        var stations = new Stations(
                door,
                port,
                read(() -> graph.table(door.subnet(), door.vpc())),
                read(() -> graph.toInternet(door.subnet(), door.vpc(), door.ipv6())),
                read(() -> graph.acl(door.subnet()).letsIn(port, door.ipv6())),
                read(() -> graph.acl(door.subnet()).letsAnswersOut(door.ipv6())),
                read(() -> door.groups().isEmpty()
                        ? Passage.unguarded(door.ipv6())
                        : graph.groups().letsIn(door.groups(), port, door.ipv6())));
        return stations.isClosed() ? Optional.empty() : Optional.of(proven(stations, graph));
    }

    private static InternetPath proven(Stations stations, NetworkGraph graph) {
        var door = stations.door();
        var routes = stations.route().orElseThrow().deciding();
        var in = stations.in().orElseThrow().deciding();
        var out = stations.out().orElseThrow().deciding();
        var gates = stations.group().orElseThrow().deciding();
        var acl = graph.acl(door.subnet()).id();
        var gateway = routes.getFirst().gatewayId();
        var guard = gates.isEmpty() ? "no security group" : PathWords.groups(gates);
        var hops = new ArrayList<Step>();
        hops.add(new Step("internet gateway", gateway, "of " + door.vpc()));
        hops.add(PathWords.route(stations.table().orElseThrow(), door.subnet(), routes));
        hops.add(new Step("network ACL, inbound", acl, PathWords.entries(in, "from")));
        hops.add(
                gates.isEmpty()
                        ? new Step("security group", "none", "so that every port that is listened to answers")
                        : new Step("security group", PathWords.groups(gates), PathWords.openings(gates)));
        hops.add(door.end());
        hops.add(new Step("network ACL, outbound", acl, PathWords.entries(out, "to") + ", so that answers leave"));
        var words = Stream.of(gateway, acl + " " + PathWords.numbers(in), guard, door.name())
                .collect(Collectors.joining(" → "));
        return new InternetPath(stations.port(), words, List.copyOf(hops));
    }

    private static <T> Reading<T> read(Supplier<T> station) {
        return Reading.attempt(station);
    }
}
