package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.acl;
import static dev.vitals.support.Networks.any;
import static dev.vitals.support.Networks.entry;
import static dev.vitals.support.Networks.group;
import static dev.vitals.support.Networks.tcp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.ec2.model.RuleAction.ALLOW;
import static software.amazon.awssdk.services.ec2.model.RuleAction.DENY;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

class ExposureRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final ExposureRules rules = new ExposureRules();

    @Test
    void namesEveryHopFromTheGatewayToTheAddress() {
        verdict(rules.noEffectiveExposure(instance("203.0.113.5"), open("igw-1"), SETTINGS))
                .fails("i-1 answers the internet on TCP 22: igw-1 → acl-1 entry 100 → sg-1 → eni-1 (203.0.113.5)");
    }

    @Test
    void passesInAPrivateSubnetWhoseGroupIsOpen() {
        verdict(rules.noEffectiveExposure(instance("203.0.113.5"), open("nat-1"), SETTINGS))
                .passes();
        verdict(rules.noEffectiveExposure(instance(null), open("igw-1"), SETTINGS))
                .passes();
    }

    @Test
    void doesNotCallAPathClosedWhoseHopsCouldNotBeRead() {
        var inventory = open("igw-1");
        inventory.incomplete(RouteTable.class, REGION, Cause.DENIED, "ec2:DescribeRouteTables");

        assertThatThrownBy(() -> rules.noEffectiveExposure(instance("203.0.113.5"), inventory, SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsThePortsOfAnEnclavesHostThatTheInternetReaches() {
        var ports = new OpenPortRules();
        verdict(ports.nonstandard(enclaveHost(), open("igw-1", tcp(22, 22, "0.0.0.0/0"))))
                .failsSaying("Enclave host i-1 answers the internet on TCP 22: igw-1");
        verdict(ports.nonstandard(enclaveHost(), open("igw-1", tcp(443, 443, "0.0.0.0/0"))))
                .passes();
        verdict(ports.nonstandard(enclaveHost(), open("nat-1", tcp(22, 22, "0.0.0.0/0"))))
                .passes();
        verdict(ports.proxies(enclaveHost(), open("igw-1", tcp(8000, 9000, "0.0.0.0/0")), Settings.defaults()))
                .failsSaying("answers the internet on TCP 8000");
        verdict(ports.proxies(enclaveHost(), open("igw-1", tcp(22, 22, "0.0.0.0/0")), Settings.defaults()))
                .passes();
    }

    @Test
    void findsAnEnclavesPortBehindAnAclThatClosesTheFirstOnesOnly() {
        var ports = new OpenPortRules();
        var everything = tcp(0, 65535, "0.0.0.0/0");
        verdict(ports.nonstandard(enclaveHost(), behind(entry(50, DENY, "0.0.0.0/0", 1, 1023), everything)))
                .failsSaying("answers the internet on TCP 1024");
        verdict(ports.nonstandard(enclaveHost(), behind(entry(50, DENY, "0.0.0.0/0", 1, 65535), everything)))
                .passes();
    }

    @Test
    void namesThePublicAddress() {
        verdict(rules.noPublicAddress(instance("203.0.113.5"), SETTINGS))
                .fails("i-1 has the public address 203.0.113.5");
        verdict(rules.noPublicAddress(instance(null), SETTINGS)).passes();
    }

    private static Resource<Instance> instance(String publicIp) {
        return Inventories.resource(
                Ec2Kinds.INSTANCE,
                REGION,
                Instance.builder()
                        .instanceId("i-1")
                        .publicIpAddress(publicIp)
                        .networkInterfaces(card -> card.networkInterfaceId("eni-1")
                                .subnetId("subnet-1")
                                .vpcId("vpc-1")
                                .association(publicIp == null ? null : address(publicIp))
                                .groups(member -> member.groupId("sg-1")))
                        .build());
    }

    private static Resource<Instance> enclaveHost() {
        var instance = instance("203.0.113.5");
        return Inventories.resource(
                Ec2Kinds.INSTANCE,
                REGION,
                instance.config().toBuilder()
                        .enclaveOptions(options -> options.enabled(true))
                        .build());
    }

    private static software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation address(String ip) {
        return software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation.builder()
                .publicIp(ip)
                .build();
    }

    private static Inventory open(String gateway) {
        return open(gateway, tcp(22, 22, "0.0.0.0/0"));
    }

    private static Inventory open(String gateway, IpPermission ingress) {
        return behind(gateway, acl(any(100, ALLOW, "0.0.0.0/0", false), any(100, ALLOW, "0.0.0.0/0", true)), ingress);
    }

    private static Inventory behind(NetworkAclEntry first, IpPermission ingress) {
        var acl = acl(first, any(100, ALLOW, "0.0.0.0/0", false), any(100, ALLOW, "0.0.0.0/0", true));
        return behind("igw-1", acl, ingress);
    }

    private static Inventory behind(String gateway, NetworkAcl acl, IpPermission ingress) {
        var inventory = Inventories.unread();
        var routes = RouteTable.builder()
                .routeTableId("rtb-1")
                .vpcId("vpc-1")
                .associations(use -> use.main(true))
                .routes(route -> route.gatewayId(gateway).destinationCidrBlock("0.0.0.0/0"))
                .build();
        inventory.add(Inventories.resource(Ec2Kinds.ROUTE_TABLE, REGION, routes));
        inventory.complete(RouteTable.class, REGION);
        inventory.add(Inventories.resource(Ec2Kinds.NETWORK_ACL, REGION, acl));
        inventory.complete(NetworkAcl.class, REGION);
        inventory.add(Inventories.resource(Ec2Kinds.SECURITY_GROUP, REGION, group(ingress)));
        inventory.complete(SecurityGroup.class, REGION);
        return inventory;
    }
}
