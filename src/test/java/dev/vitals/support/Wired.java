package dev.vitals.support;

import static dev.vitals.support.Inventories.REGION;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/**
 * A region with one subnet, {@code subnet-1} of {@code vpc-1}, into which the internet reaches SSH by IPv4 and IPv6, until
 * a test changes one station of the path.
 */
public final class Wired {

    private RouteTable main =
            table("rtb-1", route("0.0.0.0/0", "igw-1"), route("::/0", "igw-1"), route("10.0.0.0/16", "local"));
    private final List<RouteTable> further = new ArrayList<>();
    private List<NetworkAclEntry> entries = List.of(
            Networks.any(100, RuleAction.ALLOW, "0.0.0.0/0", false),
            Networks.any(101, RuleAction.ALLOW, "::/0", false),
            Networks.any(100, RuleAction.ALLOW, "0.0.0.0/0", true),
            Networks.any(101, RuleAction.ALLOW, "::/0", true));
    private List<IpPermission> ingress = List.of(Networks.tcp(22, 22, "0.0.0.0/0"), Networks.tcp(22, 22, "::/0"));
    private final Subnet.Builder subnet = Subnet.builder()
            .subnetId("subnet-1")
            .vpcId("vpc-1")
            .cidrBlock("10.0.1.0/24")
            .ipv6CidrBlockAssociationSet(block -> block.ipv6CidrBlock("2600:1f18:1:1::/64"));
    private final List<Class<?>> refused = new ArrayList<>();
    private final List<Resource<?>> others = new ArrayList<>();

    private Wired() {}

    public static Wired open() {
        return new Wired();
    }

    /** The routes of the VPC's main table. */
    public Wired routes(Route... routes) {
        main = table("rtb-1", routes);
        return this;
    }

    /** The table that is associated with the gateway. */
    public Wired edge(Route... routes) {
        further.add(RouteTable.builder()
                .routeTableId("rtb-edge")
                .vpcId("vpc-1")
                .associations(use -> use.gatewayId("igw-1").main(false))
                .routes(routes)
                .build());
        return this;
    }

    /** The table that the subnet is associated with instead of the main one. */
    public Wired ownRoutes(Route... routes) {
        further.add(table("rtb-own", routes).toBuilder()
                .associations(use -> use.subnetId("subnet-1").main(false))
                .build());
        return this;
    }

    public Wired acl(NetworkAclEntry... entries) {
        this.entries = List.of(entries);
        return this;
    }

    public Wired group(IpPermission... ingress) {
        this.ingress = List.of(ingress);
        return this;
    }

    public Wired subnet(Consumer<Subnet.Builder> change) {
        change.accept(subnet);
        return this;
    }

    /** What else there is. */
    public Wired with(Resource<?>... resources) {
        others.addAll(List.of(resources));
        return this;
    }

    /** The list was refused; nothing of it was seen. */
    public Wired refusing(Class<?> list) {
        refused.add(list);
        return this;
    }

    public Inventory inventory() {
        var inventory = Inventories.empty();
        var acl = Networks.acl(entries.toArray(NetworkAclEntry[]::new));
        var group = Networks.group(ingress.toArray(IpPermission[]::new));
        put(inventory, Inventories.resource(Ec2Kinds.ROUTE_TABLE, REGION, main));
        further.forEach(table -> put(inventory, Inventories.resource(Ec2Kinds.ROUTE_TABLE, REGION, table)));
        put(inventory, Inventories.resource(Ec2Kinds.NETWORK_ACL, REGION, acl));
        put(inventory, Inventories.resource(Ec2Kinds.SECURITY_GROUP, REGION, group));
        put(inventory, Inventories.resource(Ec2Kinds.SUBNET, REGION, subnet.build()));
        others.forEach(other -> put(inventory, other));
        refused.forEach(list -> inventory.incomplete(list, REGION, Cause.DENIED, list.getSimpleName() + " refused"));
        return inventory;
    }

    /** {@code i-1} with {@code eni-1}, guarded by {@code sg-1}, with these addresses of either family; none for none. */
    public static Resource<Instance> instance(String... addresses) {
        return Inventories.resource(
                Ec2Kinds.INSTANCE,
                REGION,
                Instance.builder()
                        .instanceId("i-1")
                        .networkInterfaces(card -> {
                            card.networkInterfaceId("eni-1")
                                    .subnetId("subnet-1")
                                    .vpcId("vpc-1");
                            card.groups(member -> member.groupId("sg-1"));
                            for (String address : addresses) {
                                if (address.contains(":")) {
                                    card.ipv6Addresses(found -> found.ipv6Address(address));
                                } else {
                                    card.association(found -> found.publicIp(address));
                                }
                            }
                        })
                        .build());
    }

    /** {@code eni-2} of something that is no instance, with a public address; to be changed. */
    public static Resource<NetworkInterface> card(Consumer<NetworkInterface.Builder> change) {
        var card = NetworkInterface.builder()
                .networkInterfaceId("eni-2")
                .subnetId("subnet-1")
                .vpcId("vpc-1")
                .status("in-use")
                .description("AWS Lambda VPC ENI")
                .groups(member -> member.groupId("sg-1"))
                .association(found -> found.publicIp("203.0.113.9"));
        change.accept(card);
        return Inventories.resource(Ec2Kinds.NETWORK_INTERFACE, REGION, card.build());
    }

    /** An active route of either family; the target's prefix tells what it is. */
    public static Route route(String destination, String target) {
        var route = Route.builder().state("active");
        if (destination.startsWith("pl-")) {
            route.destinationPrefixListId(destination);
        } else if (destination.contains(":")) {
            route.destinationIpv6CidrBlock(destination);
        } else {
            route.destinationCidrBlock(destination);
        }
        switch (target.substring(0, target.indexOf('-') < 0 ? target.length() : target.indexOf('-'))) {
            case "nat" -> route.natGatewayId(target);
            case "tgw" -> route.transitGatewayId(target);
            case "eigw" -> route.egressOnlyInternetGatewayId(target);
            case "eni" -> route.networkInterfaceId(target);
            default -> route.gatewayId(target);
        }
        return route.build();
    }

    public static Route blackhole(String destination, String target) {
        return route(destination, target).toBuilder().state("blackhole").build();
    }

    /** Every list of what a path crosses. */
    public static List<Class<?>> stations() {
        return List.of(RouteTable.class, NetworkAcl.class, SecurityGroup.class, Subnet.class);
    }

    private void put(Inventory inventory, Resource<?> resource) {
        if (!refused.contains(resource.config().getClass())) {
            inventory.add(resource);
        }
    }

    private static RouteTable table(String id, Route... routes) {
        return RouteTable.builder()
                .routeTableId(id)
                .vpcId("vpc-1")
                .associations(use -> use.main(true))
                .routes(routes)
                .build();
    }
}
