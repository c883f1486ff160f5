package dev.vitals.rule.network;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * How one region is wired: which table, ACL and groups stand between the internet and a subnet's interfaces. Made once per
 * inventory and region, so that rules may ask for every interface without walking the lists again. What was seen of a list
 * that is not whole counts where it decides; where it does not, asking throws.
 */
final class NetworkGraph {

    private final Inventory inventory;
    private final String region;
    private final Map<String, Routing> tables = new HashMap<>();
    private final Map<String, Routing> mainTables = new HashMap<>();
    private final Map<String, Routing> edgeTables = new HashMap<>();
    private final Map<String, AclWalk> acls = new HashMap<>();
    private final Map<String, Set<String>> subnetsOfGroups = new HashMap<>();
    private final Map<String, List<NetworkInterface>> interfaces;
    private final Set<String> usedVpcs;
    private final GroupWalk groups;

    private NetworkGraph(Inventory inventory, String region) {
        this.inventory = inventory;
        this.region = region;
        this.groups = new GroupWalk(inventory, region);
        inventory.seen(RouteTable.class, region).forEach(table -> add(table.config()));
        inventory.seen(NetworkAcl.class, region).forEach(acl -> add(acl.config()));
        var cards = inventory.seen(NetworkInterface.class, region).stream()
                .map(Resource::config)
                .toList();
        this.interfaces = cards.stream().collect(Collectors.groupingBy(card -> String.valueOf(card.subnetId())));
        this.usedVpcs =
                cards.stream().map(card -> String.valueOf(card.vpcId())).collect(Collectors.toUnmodifiableSet());
        cards.forEach(card -> card.groups().stream()
                .map(GroupIdentifier::groupId)
                .forEach(group -> subnetsOfGroups
                        .computeIfAbsent(group, any -> new TreeSet<>())
                        .add(String.valueOf(card.subnetId()))));
    }

    static NetworkGraph of(Inventory inventory, String region) {
        return inventory.derived(NetworkGraph.class, region, () -> new NetworkGraph(inventory, region));
    }

    GroupWalk groups() {
        return groups;
    }

    /**
     * The route table that a subnet uses: its own, or its VPC's main one.
     *
     * @throws UnreadableException when it was not read
     */
    Routing table(String subnet, @Nullable String vpc) {
        return visibleTable(subnet, vpc).orElseThrow(() -> unseen("the route table of " + subnet));
    }

    /**
     * The route table that a subnet uses, if it is among those that the account may see.
     *
     * @throws UnreadableException when the tables were not all listed and none that was seen is the subnet's own
     */
    Optional<Routing> visibleTable(String subnet, @Nullable String vpc) {
        var own = tables.get(subnet);
        if (own == null) {
            inventory.coverage(RouteTable.class, region).orElseThrow();
        }
        return Optional.ofNullable(own == null ? mainTables.get(String.valueOf(vpc)) : own);
    }

    /**
     * The ACL that a subnet uses.
     *
     * @throws UnreadableException when it was not read
     */
    AclWalk acl(String subnet) {
        var own = acls.get(subnet);
        if (own == null) {
            inventory.coverage(NetworkAcl.class, region).orElseThrow();
            throw unseen("the network ACL of " + subnet);
        }
        return own;
    }

    /**
     * To where a subnet's answers leave by an internet gateway, as long as nothing else stands in the way: a subnet whose
     * VPC blocks public access has none. Where an appliance looks at what comes in, nobody knows what it lets through.
     *
     * @throws UnreadableException when the route table or the subnet was not read, or when an appliance decides
     */
    Passage<Route> toInternet(String subnet, @Nullable String vpc, boolean ipv6) {
        var table = table(subnet, vpc);
        var direct = table.toGateway(ipv6);
        if (!direct.isWorld() && !table.toAppliance(ipv6).isWorld()) {
            return direct;
        }
        var detour = new Detour(edgeTables.get(String.valueOf(vpc)), subnet(subnet));
        if (detour.isClosed(ipv6)) {
            return Passage.closed(ipv6);
        }
        detour.appliance(ipv6).ifPresent(target -> {
            throw new UnreadableException(
                    Cause.UNSUPPORTED,
                    "%s decides what reaches %s, and its rules are not read".formatted(target, subnet));
        });
        return direct;
    }

    /** What may become of a packet between the gateway and a subnet, as far as that was read. */
    Detour detour(String subnet, @Nullable String vpc) {
        var found = inventory.find(Subnet.class, region, subnet);
        return new Detour(
                edgeTables.get(String.valueOf(vpc)),
                found.isReadable() ? found.value().map(Resource::config).orElse(null) : null);
    }

    /**
     * Ids of the internet gateways that are attached to a VPC.
     *
     * @throws UnreadableException when none was seen and they were not all listed
     */
    List<String> gateways(String vpc) {
        var attached = inventory.seen(InternetGateway.class, region).stream()
                .map(Resource::config)
                .filter(gateway -> gateway.attachments().stream().anyMatch(use -> vpc.equals(use.vpcId())))
                .map(InternetGateway::internetGatewayId)
                .sorted()
                .toList();
        if (attached.isEmpty()) {
            inventory.coverage(InternetGateway.class, region).orElseThrow();
        }
        return attached;
    }

    /** The ports that the ACL and the groups at a door speak of, as far as they were read. */
    Stream<Ports> ports(Door door) {
        var acl = acls.get(door.subnet());
        return Stream.concat(acl == null ? Stream.empty() : acl.ports(), groups.ports(door.groups()));
    }

    /**
     * The interfaces of a subnet.
     *
     * @throws UnreadableException when they were not all listed
     */
    List<NetworkInterface> interfacesIn(String subnet) {
        inventory.coverage(NetworkInterface.class, region).orElseThrow();
        return interfaces.getOrDefault(subnet, List.of());
    }

    /**
     * The subnets in which an interface carries a group.
     *
     * @throws UnreadableException when the interfaces were not all listed
     */
    Set<String> subnetsOf(String group) {
        inventory.coverage(NetworkInterface.class, region).orElseThrow();
        return subnetsOfGroups.getOrDefault(group, Set.of());
    }

    /**
     * Whether any interface lies in a VPC.
     *
     * @throws UnreadableException when none was seen and they were not all listed
     */
    boolean isUsed(String vpc) {
        if (usedVpcs.contains(vpc)) {
            return true;
        }
        inventory.coverage(NetworkInterface.class, region).orElseThrow();
        return false;
    }

    /** A subnet, or nothing where a whole list does not hold it. */
    @Nullable
    Subnet subnet(String id) {
        return inventory
                .find(Subnet.class, region, id)
                .value()
                .map(Resource::config)
                .orElse(null);
    }

    private static UnreadableException unseen(String what) {
        return new UnreadableException(Cause.UNSUPPORTED, what + " is not among what the account may see");
    }

    private void add(RouteTable table) {
        var routing = new Routing(table);
        table.associations().forEach(use -> {
            if (use.subnetId() != null) {
                tables.put(use.subnetId(), routing);
            } else if (use.gatewayId() != null && use.gatewayId().startsWith("igw-")) {
                edgeTables.put(String.valueOf(table.vpcId()), routing);
            } else if (Boolean.TRUE.equals(use.main())) {
                mainTables.put(String.valueOf(table.vpcId()), routing);
            }
        });
    }

    private void add(NetworkAcl acl) {
        var walk = new AclWalk(acl);
        acl.associations().forEach(use -> acls.put(String.valueOf(use.subnetId()), walk));
    }
}
