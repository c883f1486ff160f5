package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * The way of a packet from the internet to one port of an instance: public address, route to an internet gateway, ACL in
 * and out, security group. All of them have to agree; the words name the deciding entry at each hop.
 *
 * @param port that is reached
 * @param hops from the gateway to the address, in words
 */
record InternetPath(int port, String hops) {

    /** A port from which clients ask, and to which answers go: inside every system's ephemeral range. */
    private static final int EPHEMERAL = 50000;

    /**
     * The first of the ports that the internet reaches on an instance.
     *
     * @throws dev.vitals.inventory.UnreadableException when a hop could not be read
     */
    static Optional<InternetPath> to(Resource<Instance> instance, Inventory inventory, List<Integer> ports) {
        return instance.config().networkInterfaces().stream()
                .flatMap(card -> ports.stream().flatMap(port -> to(card, instance.region(), inventory, port).stream()))
                .findFirst();
    }

    private static Optional<InternetPath> to(
            InstanceNetworkInterface card, String region, Inventory inventory, int port) {
        var ipv4 = card.association() == null || card.association().publicIp() == null
                ? Optional.<InternetPath>empty()
                : to(
                        card,
                        new Wiring(inventory, region),
                        port,
                        card.association().publicIp(),
                        false);
        return ipv4.or(() -> card.ipv6Addresses().stream()
                .findFirst()
                .flatMap(address -> to(card, new Wiring(inventory, region), port, address.ipv6Address(), true)));
    }

    private static Optional<InternetPath> to(
            InstanceNetworkInterface card, Wiring wiring, int port, String address, boolean ipv6) {
        var route = wiring.toInternet(card.subnetId(), card.vpcId(), ipv6);
        if (route.isEmpty()) {
            return Optional.empty();
        }
        var acl = wiring.acl(card.subnetId());
        var in = acl.flatMap(found -> AclWalk.letsIn(found, port, ipv6));
        var back = acl.flatMap(found -> AclWalk.letsOut(found, EPHEMERAL, ipv6));
        if (in.isEmpty() || back.isEmpty()) {
            return Optional.empty();
        }
        return opening(card, wiring, port, ipv6)
                .map(group -> new InternetPath(
                        port,
                        "%s → %s entry %d → %s → %s (%s)"
                                .formatted(
                                        route.get().gatewayId(),
                                        acl.get().networkAclId(),
                                        in.get().ruleNumber(),
                                        group,
                                        card.networkInterfaceId(),
                                        address)));
    }

    private static Optional<String> opening(InstanceNetworkInterface card, Wiring wiring, int port, boolean ipv6) {
        return card.groups().stream()
                .map(GroupIdentifier::groupId)
                .filter(id -> wiring.inventory().find(SecurityGroup.class, wiring.region(), id).value().stream()
                        .flatMap(group -> Opening.of(group.config()).stream())
                        .anyMatch(opening ->
                                opening.isIpv6() == ipv6 && opening.ports().reachTcp(port)))
                .findFirst();
    }
}
