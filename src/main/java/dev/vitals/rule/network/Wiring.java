package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/** Which route table and which ACL a subnet uses: its own, or those of its VPC by default. */
record Wiring(Inventory inventory, String region) {

    /**
     * The route of a subnet to an internet gateway, by one family of addresses.
     *
     * @throws dev.vitals.inventory.UnreadableException when the route tables were not all listed
     */
    Optional<Route> toInternet(String subnet, @Nullable String vpc, boolean ipv6) {
        return routes(subnet, vpc)
                .flatMap(table -> table.routes().stream()
                        .filter(route -> route.state() != RouteState.BLACKHOLE)
                        .filter(route ->
                                route.gatewayId() != null && route.gatewayId().startsWith("igw-"))
                        .filter(route -> Internet.isWorld(
                                ipv6 ? route.destinationIpv6CidrBlock() : route.destinationCidrBlock()))
                        .findFirst());
    }

    /** The route table that a subnet uses. */
    Optional<RouteTable> routes(String subnet, @Nullable String vpc) {
        var tables = inventory.all(RouteTable.class, region).stream()
                .map(Resource::config)
                .toList();
        return tables.stream()
                .filter(table -> table.associations().stream().anyMatch(use -> subnet.equals(use.subnetId())))
                .findFirst()
                .or(() -> tables.stream()
                        .filter(table -> table.vpcId() != null && table.vpcId().equals(vpc))
                        .filter(table -> table.associations().stream().anyMatch(use -> Boolean.TRUE.equals(use.main())))
                        .findFirst());
    }

    /**
     * The ACL that a subnet uses.
     *
     * @throws dev.vitals.inventory.UnreadableException when the ACLs were not all listed
     */
    Optional<NetworkAcl> acl(String subnet) {
        return inventory.all(NetworkAcl.class, region).stream()
                .map(Resource::config)
                .filter(acl -> acl.associations().stream().anyMatch(use -> subnet.equals(use.subnetId())))
                .findFirst();
    }
}
