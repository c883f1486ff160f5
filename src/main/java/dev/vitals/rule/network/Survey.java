package dev.vitals.rule.network;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.network.Hop.Kind;
import dev.vitals.rule.network.Hop.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;

/**
 * Walks from the internet to one port of one door, station by station, and notes what each says: where {@link InternetPath}
 * asks only whether the way is open, this also tells where it ends.
 */
final class Survey {

    static final Hop INTERNET = new Hop(Kind.INTERNET, Outcome.OPEN, "anywhere", "whoever asks");

    private static final String ELSEWHERE = "it lets pass other addresses than the stations before it";

    private final NetworkGraph graph;
    private final Door door;
    private final int port;
    private final List<Hop> hops = new ArrayList<>(List.of(INTERNET));
    private Addresses left;

    private Survey(NetworkGraph graph, Door door, int port) {
        this.graph = graph;
        this.door = door;
        this.port = port;
        this.left = Addresses.all(door.ipv6());
    }

    /** The way to a port, ending at the hop that stops it. */
    static Way of(NetworkGraph graph, Door door, int port, Hop end) {
        return new Survey(graph, door, port).walk(end);
    }

    private Way walk(Hop end) {
        List<Runnable> stations = List.of(this::gateway, this::route, this::acl, this::group);
        for (Runnable station : stations) {
            station.run();
            if (hops.getLast().outcome() == Outcome.BLOCKED) {
                hops.add(new Hop(end.kind(), Outcome.UNREACHED, end.subject(), end.detail()));
                return new Way(door.ipv6(), door.subnet(), List.of(port), Outcome.BLOCKED, hops);
            }
        }
        hops.add(end);
        var isUnsure = hops.stream().anyMatch(hop -> hop.outcome() == Outcome.UNKNOWN);
        return new Way(door.ipv6(), door.subnet(), List.of(port), isUnsure ? Outcome.UNKNOWN : Outcome.OPEN, hops);
    }

    private void gateway() {
        var vpc = String.valueOf(door.vpc());
        var detour = graph.detour(door.subnet(), door.vpc());
        var attached = Reading.attempt(() -> graph.gateways(vpc));
        var table = Reading.attempt(() -> graph.table(door.subnet(), door.vpc()));
        var named =
                table.isReadable() ? table.orElseThrow().toGateway(door.ipv6()) : Passage.<Route>closed(door.ipv6());
        var ids = attached.isReadable() ? String.join(", ", attached.orElseThrow()) : "";
        var subject = !ids.isEmpty()
                ? ids
                : named.isWorld() ? named.deciding().getFirst().gatewayId() : vpc;
        if (detour.isBlocked()) {
            gateway(Outcome.BLOCKED, subject, "VPC Block Public Access keeps the internet out of " + door.subnet());
        } else if (detour.isClosed(door.ipv6())) {
            gateway(Outcome.BLOCKED, subject, "its own route table drops what is meant for " + door.subnet());
        } else if (!ids.isEmpty()) {
            gateway(Outcome.OPEN, subject, "attached to " + vpc);
        } else if (named.isWorld()) {
            gateway(Outcome.OPEN, subject, "the route table names it");
        } else if (attached.isReadable() && table.isReadable()) {
            gateway(Outcome.BLOCKED, "none", "no internet gateway is attached to " + vpc);
        } else {
            gateway(Outcome.UNKNOWN, "of " + vpc, StopWords.unread(attached.isReadable() ? table : attached));
        }
    }

    private void gateway(Outcome outcome, String subject, String detail) {
        hops.add(new Hop(Kind.GATEWAY, outcome, subject, detail));
    }

    private void route() {
        var table = Reading.attempt(() -> graph.table(door.subnet(), door.vpc()));
        var subject =
                table.isReadable() ? String.valueOf(table.orElseThrow().table().routeTableId()) : "of " + door.subnet();
        Reading<Passage<Route>> passage =
                Reading.attempt(() -> graph.toInternet(door.subnet(), door.vpc(), door.ipv6()));
        hops.add(station(
                Kind.ROUTE,
                subject,
                passage,
                open -> PathWords.route(table.orElseThrow(), door.subnet(), open.deciding())
                        .detail(),
                closed -> StopWords.route(table.orElseThrow(), door.ipv6())));
    }

    /** Both directions are one station: an ACL keeps no state, so what comes in must be let out again. */
    private void acl() {
        var acl = Reading.attempt(() -> graph.acl(door.subnet()));
        var subject = acl.isReadable() ? acl.orElseThrow().id() : "of " + door.subnet();
        Reading<Passage<NetworkAclEntry>> in = acl.map(walk -> walk.letsIn(port, door.ipv6()));
        var inward = station(
                Kind.ACL,
                subject,
                in,
                open -> "in: " + PathWords.entries(open.deciding(), "from"),
                closed -> "in: " + StopWords.denied(acl.orElseThrow().refusesIn(port, door.ipv6()), closed, "from"));
        if (inward.outcome() != Outcome.OPEN) {
            hops.add(inward);
            return;
        }
        Reading<Passage<NetworkAclEntry>> out = acl.map(walk -> walk.letsAnswersOut(door.ipv6()));
        var outward = station(
                Kind.ACL,
                subject,
                out,
                open -> inward.detail() + "; out: " + PathWords.entries(open.deciding(), "to"),
                closed -> inward.detail() + "; out: "
                        + StopWords.denied(acl.orElseThrow().refusesAnswers(door.ipv6()), closed, "to"));
        hops.add(outward);
    }

    private void group() {
        if (door.groups().isEmpty()) {
            hops.add(new Hop(Kind.GROUP, Outcome.OPEN, "none", "so that every port that is listened to answers"));
            return;
        }
        Reading<Passage<GroupWalk.Gate>> passage =
                Reading.attempt(() -> graph.groups().letsIn(door.groups(), port, door.ipv6()));
        hops.add(station(
                Kind.GROUP,
                passage.isReadable() && passage.orElseThrow().isWorld()
                        ? PathWords.groups(passage.orElseThrow().deciding())
                        : String.join(", ", door.groups()),
                passage,
                open -> PathWords.openings(open.deciding()),
                StopWords::group));
    }

    private <T> Hop station(
            Kind kind,
            String subject,
            Reading<Passage<T>> passage,
            Function<Passage<T>, String> open,
            Function<Passage<T>, String> closed) {
        if (!passage.isReadable()) {
            return new Hop(kind, Outcome.UNKNOWN, subject, StopWords.unread(passage));
        }
        var says = passage.orElseThrow();
        if (!says.isWorld()) {
            return new Hop(kind, Outcome.BLOCKED, subject, closed.apply(says));
        }
        left = left.and(says.open());
        return left.isWorld()
                ? new Hop(kind, Outcome.OPEN, subject, open.apply(says))
                : new Hop(kind, Outcome.BLOCKED, subject, open.apply(says) + "; " + ELSEWHERE);
    }
}
