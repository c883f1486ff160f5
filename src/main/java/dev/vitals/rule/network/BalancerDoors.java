package dev.vitals.rule.network;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Reading.Known;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AvailabilityZone;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Where the internet could knock at a load balancer: each of its subnets, by each family that it speaks. */
final class BalancerDoors {

    private static final String FACING = "internet-facing";
    private static final String DENIES_GATEWAY = "ipv6.deny_all_igw_traffic";

    private BalancerDoors() {}

    static List<Door> of(LoadBalancerV2 bundle) {
        var balancer = bundle.balancer();
        var families = families(bundle, balancer);
        return families.stream()
                .flatMap(ipv6 -> balancer.availabilityZones().stream()
                        .map(AvailabilityZone::subnetId)
                        .map(subnet -> door(
                                bundle.name(), subnet, balancer.vpcId(), ipv6, groups(balancer), scheme(balancer))))
                .toList();
    }

    /** Classic load balancers in a VPC speak IPv4 only. */
    static List<Door> of(ClassicLoadBalancer bundle) {
        var balancer = bundle.description();
        if (!FACING.equals(Reading.required(balancer.scheme(), "Scheme"))) {
            return List.of();
        }
        var groups = guarded(balancer.securityGroups());
        return balancer.subnets().stream()
                .map(subnet -> door(bundle.name(), subnet, balancer.vpcId(), false, groups, FACING))
                .toList();
    }

    /**
     * An internal load balancer with IPv6 addresses is kept from the gateway by an attribute, which may be switched off.
     *
     * @throws dev.vitals.inventory.UnreadableException when the load balancer is internal and that was not read
     */
    static void requireOpen(LoadBalancerV2 bundle) {
        if (!FACING.equals(scheme(bundle.balancer()))) {
            bundle.attributes().orElseThrow();
        }
    }

    private static List<Boolean> families(LoadBalancerV2 bundle, LoadBalancer balancer) {
        var facing = FACING.equals(scheme(balancer));
        var type = String.valueOf(balancer.ipAddressTypeAsString());
        var ipv4 = facing && !type.equals("dualstack-without-public-ipv4");
        var ipv6 = type.startsWith("dualstack") && (facing || mayLetGatewayIn(bundle));
        return Stream.of(false, true).filter(family -> family ? ipv6 : ipv4).toList();
    }

    private static boolean mayLetGatewayIn(LoadBalancerV2 bundle) {
        return !(bundle.attributes() instanceof Known<Map<String, String>>(var attributes))
                || "false".equals(attributes.get(DENIES_GATEWAY));
    }

    /** A network load balancer that was made without groups takes everything that its listeners take. */
    private static List<String> groups(LoadBalancer balancer) {
        return balancer.type() == LoadBalancerTypeEnum.NETWORK
                ? sorted(balancer.securityGroups())
                : guarded(balancer.securityGroups());
    }

    private static List<String> guarded(List<String> groups) {
        return sorted(Reading.required(groups.isEmpty() ? null : groups, "SecurityGroups"));
    }

    private static List<String> sorted(List<String> groups) {
        return groups.stream().sorted().toList();
    }

    private static String scheme(LoadBalancer balancer) {
        return Reading.required(balancer.schemeAsString(), "Scheme");
    }

    private static Door door(String name, String subnet, String vpc, boolean ipv6, List<String> groups, String scheme) {
        var end = new Step("load balancer", name, "%s by %s in %s".formatted(scheme, ipv6 ? "IPv6" : "IPv4", subnet));
        return new Door(subnet, vpc, ipv6, groups, name + " (" + subnet + ")", end);
    }
}
