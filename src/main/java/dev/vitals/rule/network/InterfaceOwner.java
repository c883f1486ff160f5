package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading.Known;
import dev.vitals.inventory.Resource;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/**
 * What a network interface belongs to. What people may write themselves, such as a description, counts only on interfaces
 * that AWS made and manages.
 */
enum InterfaceOwner {
    INSTANCE("The instance that it is attached to is judged"),
    LOAD_BALANCER("The load balancer that it belongs to is judged"),
    NAT_GATEWAY("A NAT gateway takes no connections from the internet"),
    DATABASE(""),
    OTHER("");

    private static final Set<String> BALANCERS =
            Set.of("load_balancer", "network_load_balancer", "gateway_load_balancer");
    private static final Set<String> NAT = Set.of("nat_gateway", "natGateway");

    private final String reason;

    InterfaceOwner(String reason) {
        this.reason = reason;
    }

    /** The owner; an instance only where that was read, so that its interface is judged where it was not. */
    static InterfaceOwner of(Resource<NetworkInterface> card, Inventory inventory) {
        var attachment = card.config().attachment();
        var instance = attachment == null ? null : attachment.instanceId();
        return instance != null && inventory.find(Instance.class, card.region(), instance) instanceof Known<?>
                ? INSTANCE
                : of(card.config());
    }

    /** The owner, as far as the interface itself tells it. */
    static InterfaceOwner of(NetworkInterface card) {
        var type = String.valueOf(card.interfaceTypeAsString());
        if (NAT.contains(type)) {
            return NAT_GATEWAY;
        }
        if (BALANCERS.contains(type) || isManaged(card, "amazon-elb", "ELB ")) {
            return LOAD_BALANCER;
        }
        return isManaged(card, "amazon-rds", "RDSNetworkInterface") ? DATABASE : OTHER;
    }

    boolean isJudgedElsewhere() {
        return !reason.isEmpty();
    }

    /** Why its interface is not judged by itself. */
    String reason() {
        return reason;
    }

    private static boolean isManaged(NetworkInterface card, String requester, String description) {
        return requester.equals(card.requesterId())
                || Boolean.TRUE.equals(card.requesterManaged())
                        && String.valueOf(card.description()).startsWith(description);
    }
}
