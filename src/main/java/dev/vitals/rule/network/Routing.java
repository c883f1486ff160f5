package dev.vitals.rule.network;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * Where a route table leads: the longest prefix that holds an address decides, and a blackhole swallows what it holds.
 * Prefix lists are not the world. Ways to a NAT gateway, a transit gateway, a peer, a tunnel or an egress-only gateway
 * let nobody in, so they are no way to the internet here.
 */
record Routing(RouteTable table) {

    /** To which addresses traffic leaves by an internet gateway. */
    Passage<Route> toGateway(boolean ipv6) {
        return leading(ipv6, Routing::isGateway);
    }

    /** To which addresses traffic leaves by an appliance that looks at it: an endpoint or an interface. */
    Passage<Route> toAppliance(boolean ipv6) {
        return leading(ipv6, Routing::isAppliance);
    }

    /** To which addresses traffic leaves by something that is no internet gateway, or by one that is gone. */
    Passage<Route> elsewhere(boolean ipv6) {
        return Passage.walk(
                ipv6,
                ordered(table.routes()),
                route -> destination(route, ipv6),
                route -> !isGateway(route) || isBlackhole(route));
    }

    /** Whether the world is reached by an internet gateway, by either family: what makes a subnet a public one. */
    Optional<Route> toInternet() {
        return List.of(false, true).stream()
                .map(this::toGateway)
                .filter(Passage::isWorld)
                .flatMap(passage -> passage.deciding().stream())
                .findFirst();
    }

    /** The route that holds all of a range, for tables that are associated with a gateway. */
    Optional<Route> holding(Cidr range) {
        return ordered(table.routes()).stream()
                .filter(route -> Cidr.of(destination(route, range.ipv6()))
                        .filter(held -> held.contains(range))
                        .isPresent())
                .findFirst();
    }

    /** Whether nobody chose this table for the subnet: it is its VPC's main one. */
    boolean isOfVpc(String subnet) {
        return table.associations().stream().noneMatch(use -> subnet.equals(use.subnetId()));
    }

    static boolean isGateway(Route route) {
        return route.gatewayId() != null && route.gatewayId().startsWith("igw-");
    }

    static boolean isAppliance(Route route) {
        return route.networkInterfaceId() != null
                || route.gatewayId() != null && route.gatewayId().startsWith("vpce-");
    }

    static boolean isBlackhole(Route route) {
        return route.state() == RouteState.BLACKHOLE;
    }

    static String destination(Route route) {
        return route.destinationCidrBlock() != null
                ? route.destinationCidrBlock()
                : String.valueOf(route.destinationIpv6CidrBlock());
    }

    private Passage<Route> leading(boolean ipv6, Predicate<Route> wanted) {
        return Passage.walk(
                ipv6,
                ordered(table.routes()),
                route -> destination(route, ipv6),
                route -> wanted.test(route) && !isBlackhole(route));
    }

    private static @Nullable String destination(Route route, boolean ipv6) {
        return ipv6 ? route.destinationIpv6CidrBlock() : route.destinationCidrBlock();
    }

    /** Longest prefix first; of two equal ones the static route wins over the propagated one. */
    private static List<Route> ordered(List<Route> routes) {
        return routes.stream()
                .sorted(Comparator.comparingInt((Route route) ->
                                -Cidr.of(destination(route)).map(Cidr::length).orElse(0))
                        .thenComparing(route -> route.origin() == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION))
                .toList();
    }
}
