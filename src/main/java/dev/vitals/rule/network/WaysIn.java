package dev.vitals.rule.network;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.network.Hop.Kind;
import dev.vitals.rule.network.Hop.Outcome;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Every way from the internet to a resource, open or not, by the same graph that the rules on exposure ask: to the
 * sensitive ports, and to those that a group opens by name.
 */
public final class WaysIn {

    /** Ports of openings that are looked at beside the sensitive ones. */
    private static final int MOST_OPENED = 40;

    private final NetworkGraph graph;
    private final List<Integer> sensitive;

    private WaysIn(NetworkGraph graph, List<Integer> sensitive) {
        this.graph = graph;
        this.sensitive = sensitive;
    }

    /** Whether there is anything to draw of such a resource. */
    public static boolean lead(Class<?> config) {
        return List.of(
                        Instance.class,
                        NetworkInterface.class,
                        LoadBalancerV2.class,
                        ClassicLoadBalancer.class,
                        DBInstance.class)
                .contains(config);
    }

    /**
     * The ways to an instance, an interface, a load balancer or a database instance: the open ones first, then those
     * that nobody knows of, then those that lead furthest to each door at which none is open.
     *
     * @param sensitive the ports of the settings
     */
    public static List<Way> to(Resource<?> resource, Inventory inventory, List<Integer> sensitive) {
        var ways = new WaysIn(NetworkGraph.of(inventory, resource.region()), sensitive);
        try {
            return ways.of(resource, inventory).stream()
                    .sorted(Comparator.comparing(Way::outcome))
                    .toList();
        } catch (UnreadableException unread) {
            var end = new Hop(kind(resource.config()), Outcome.UNKNOWN, resource.name(), unread.getMessage());
            return List.of(new Way(false, "", List.of(), Outcome.UNKNOWN, List.of(Survey.INTERNET, end)));
        }
    }

    private List<Way> of(Resource<?> resource, Inventory inventory) {
        return switch (resource.config()) {
            case Instance instance -> cards(Addressed.of(instance));
            case NetworkInterface card -> cards(List.of(Addressed.of(card)));
            case LoadBalancerV2 balancer -> balancer(balancer, inventory, resource.region());
            case ClassicLoadBalancer balancer ->
                listened(resource.name(), BalancerDoors.of(balancer), Listening.of(balancer));
            case DBInstance database -> database(database);
            default -> List.of();
        };
    }

    private List<Way> cards(List<Addressed> cards) {
        return cards.stream()
                .flatMap(card -> {
                    var doors = card.doors().toList();
                    return doors.isEmpty()
                            ? Stream.of(shut(Kind.INTERFACE, card.id(), "it has no public address"))
                            : doors.stream().flatMap(door -> to(door, ports(door), port -> end(Kind.INTERFACE, door)));
                })
                .toList();
    }

    private List<Way> balancer(LoadBalancerV2 bundle, Inventory inventory, String region) {
        if (bundle.balancer().type() == LoadBalancerTypeEnum.GATEWAY) {
            return List.of(shut(Kind.BALANCER, bundle.name(), "a gateway load balancer listens to no port"));
        }
        var doors = BalancerDoors.of(bundle);
        if (!doors.isEmpty()) {
            BalancerDoors.requireOpen(bundle);
        }
        if (bundle.listeners().isReadable()) {
            return listened(bundle.name(), doors, Listening.of(bundle, inventory, region));
        }
        var why = StopWords.unread(bundle.listeners());
        return doors.isEmpty()
                ? listened(bundle.name(), doors, List.of())
                : doors.stream()
                        .flatMap(door -> to(
                                door,
                                sensitive,
                                port -> new Hop(Kind.BALANCER, Outcome.UNKNOWN, bundle.name(), "listeners, " + why)))
                        .toList();
    }

    private List<Way> listened(String name, List<Door> doors, List<Listening> listeners) {
        if (doors.isEmpty()) {
            return List.of(shut(Kind.BALANCER, name, "it is internal and has no public address"));
        }
        if (listeners.isEmpty()) {
            return List.of(shut(Kind.BALANCER, name, "it listens to no TCP port"));
        }
        var ports = listeners.stream().map(Listening::port).distinct().toList();
        return doors.stream()
                .flatMap(door -> to(door, ports, port -> listening(door, listeners, port)))
                .toList();
    }

    private static Hop listening(Door door, List<Listening> listeners, int port) {
        var end = end(Kind.BALANCER, door);
        return listeners.stream()
                .filter(listener -> listener.port() == port)
                .findFirst()
                .map(listener -> listener.behind().isReadable()
                        ? new Hop(
                                end.kind(),
                                Outcome.OPEN,
                                end.subject(),
                                end.detail() + "; " + listener.step().detail())
                        : new Hop(
                                end.kind(),
                                Outcome.UNKNOWN,
                                end.subject(),
                                "where it forwards to, " + StopWords.unread(listener.behind())))
                .orElse(end);
    }

    private List<Way> database(DBInstance database) {
        var doors = DatabaseDoors.of(database);
        var name = String.valueOf(database.dbInstanceIdentifier());
        if (doors.isEmpty()) {
            return List.of(
                    shut(Kind.DATABASE, name, "it is not publicly accessible: its name leads to a private address"));
        }
        var ports = List.of(DatabaseDoors.port(database));
        return doors.stream()
                .flatMap(door -> to(door, ports, port -> end(Kind.DATABASE, door)))
                .toList();
    }

    /** Ways of one door; ports whose ways are the same share one. */
    private Stream<Way> to(Door door, List<Integer> ports, IntFunction<Hop> end) {
        var alike = new LinkedHashMap<List<Hop>, Way>();
        for (int port : ports) {
            var way = Survey.of(graph, door, port, end.apply(port));
            alike.merge(
                    way.hops(),
                    way,
                    (known, same) -> known.with(Stream.concat(known.ports().stream(), same.ports().stream())
                            .toList()));
        }
        var leading = alike.values().stream()
                .filter(way -> way.outcome() != Outcome.BLOCKED)
                .toList();
        var furthest =
                alike.values().stream().mapToInt(way -> way.hops().size()).max().orElse(0);
        return leading.isEmpty()
                ? alike.values().stream()
                        .filter(way -> way.hops().size() == furthest)
                        // What an entry speaks of by itself comes before what none speaks of.
                        .sorted(Comparator.comparingInt(way -> way.ports().size()))
                : leading.stream();
    }

    /** The sensitive ports, then those at which an opening begins. */
    private List<Integer> ports(Door door) {
        var opened = graph.groups()
                .ports(door.groups())
                .filter(ports -> ports.from() > 0 && ports.reachTcp(ports.from()))
                .flatMapToInt(ports -> IntStream.of(ports.from()))
                .distinct()
                .limit(MOST_OPENED)
                .boxed();
        return Stream.concat(sensitive.stream(), opened).distinct().toList();
    }

    private static Hop end(Kind kind, Door door) {
        return new Hop(kind, Outcome.OPEN, door.end().subject(), door.end().detail());
    }

    private static Way shut(Kind kind, String name, String why) {
        var end = new Hop(kind, Outcome.BLOCKED, name, why);
        return new Way(false, "", List.of(), Outcome.BLOCKED, List.of(Survey.INTERNET, end));
    }

    private static Kind kind(Object config) {
        return switch (config) {
            case LoadBalancerV2 balancer -> Kind.BALANCER;
            case ClassicLoadBalancer balancer -> Kind.BALANCER;
            case DBInstance database -> Kind.DATABASE;
            default -> Kind.INTERFACE;
        };
    }
}
