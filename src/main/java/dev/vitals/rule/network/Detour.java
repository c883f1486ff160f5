package dev.vitals.rule.network;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.BlockPublicAccessMode;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * What becomes of a packet between the gateway and a subnet: VPC Block Public Access may stop it, and a route table that
 * is associated with the gateway may hand it to a firewall's endpoint or interface first.
 *
 * @param edge the table that is associated with the VPC's gateway
 * @param subnet where the packet goes
 */
record Detour(@Nullable Routing edge, @Nullable Subnet subnet) {

    /** Whether nothing comes in at all. */
    boolean isClosed(boolean ipv6) {
        return isBlocked() || route(ipv6, Routing::isBlackhole).isPresent();
    }

    /** The endpoint or interface that looks at what comes in. */
    Optional<String> appliance(boolean ipv6) {
        return route(ipv6, Routing::isAppliance)
                .map(route -> route.networkInterfaceId() != null ? route.networkInterfaceId() : route.gatewayId());
    }

    /** Whether VPC Block Public Access lets nothing in. */
    boolean isBlocked() {
        var states = subnet == null ? null : subnet.blockPublicAccessStates();
        var mode = states == null ? null : states.internetGatewayBlockMode();
        return mode == BlockPublicAccessMode.BLOCK_BIDIRECTIONAL || mode == BlockPublicAccessMode.BLOCK_INGRESS;
    }

    private Optional<Route> route(boolean ipv6, Predicate<Route> wanted) {
        if (edge == null || subnet == null) {
            return Optional.empty();
        }
        return ranges(subnet, ipv6)
                .flatMap(range -> Cidr.of(range).stream())
                .flatMap(range -> edge.holding(range).stream())
                .filter(wanted)
                .findFirst();
    }

    private static Stream<String> ranges(Subnet subnet, boolean ipv6) {
        return ipv6
                ? subnet.ipv6CidrBlockAssociationSet().stream()
                        .map(block -> block.ipv6CidrBlock())
                        .filter(Objects::nonNull)
                : Stream.ofNullable(subnet.cidrBlock());
    }
}
