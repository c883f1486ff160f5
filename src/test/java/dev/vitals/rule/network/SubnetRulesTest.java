package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

class SubnetRulesTest {

    private final SubnetRules rules = new SubnetRules();

    @Test
    void wantsTheDefaultGroupEmptyWhereSomethingIsConnected() {
        verdict(group("default", true, used())).fails("Default group sg-1 of vpc-1 has 1 rules");
        verdict(group("default", false, used())).passes();
        verdict(group("web", true, used())).isNotApplicable();
    }

    @Test
    void leavesTheDefaultsOfAnUnusedVpcAlone() {
        verdict(group("default", true, Inventories.empty())).isNotApplicable();
        verdict(subnet(true, true, Inventories.empty())).isNotApplicable();
    }

    @Test
    void isUnknownWhileNobodyKnowsWhetherTheVpcIsUsed() {
        assertThatThrownBy(() -> group("default", true, Inventories.denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsAddressesThatNobodyAskedFor() {
        verdict(subnet(true, false, used())).fails("Subnet subnet-1 gives public IPv4 addresses on launch");
        verdict(subnet(false, false, used())).passes();
        var ipv6 = Subnet.builder()
                .subnetId("subnet-1")
                .mapPublicIpOnLaunch(false)
                .assignIpv6AddressOnCreation(true)
                .build();
        verdict(rules.noAutomaticAddress(Inventories.resource(Ec2Kinds.SUBNET, REGION, ipv6), used()))
                .fails("Subnet subnet-1 gives public IPv6 addresses on launch");
    }

    @Test
    void wantsTwoZonesForPhiOnly() {
        verdict(zones("true", "us-east-1a")).fails("VPC vpc-1 has subnets in us-east-1a only");
        verdict(zones("true", "us-east-1a", "us-east-1b")).passes();
        verdict(zones("false", "us-east-1a")).isNotApplicable();
    }

    private Verdict group(String name, boolean open, Inventory inventory) {
        var group = SecurityGroup.builder().groupId("sg-1").groupName(name).vpcId("vpc-1");
        if (open) {
            group.ipPermissionsEgress(IpPermission.builder().ipProtocol("-1").build());
        }
        return rules.defaultGroupClosed(
                Inventories.resource(Ec2Kinds.SECURITY_GROUP, REGION, group.build()), inventory);
    }

    private Verdict subnet(boolean gives, boolean isDefault, Inventory inventory) {
        var subnet = Subnet.builder()
                .subnetId("subnet-1")
                .vpcId("vpc-1")
                .mapPublicIpOnLaunch(gives)
                .assignIpv6AddressOnCreation(false)
                .defaultForAz(isDefault)
                .build();
        return rules.noAutomaticAddress(Inventories.resource(Ec2Kinds.SUBNET, REGION, subnet), inventory);
    }

    private Verdict zones(String phi, String... zones) {
        var inventory = Inventories.empty();
        for (String zone : zones) {
            inventory.add(Inventories.resource(
                    Ec2Kinds.SUBNET,
                    REGION,
                    Subnet.builder()
                            .subnetId("subnet-" + zone)
                            .vpcId("vpc-1")
                            .availabilityZone(zone)
                            .build()));
        }
        var vpc = Vpc.builder()
                .vpcId("vpc-1")
                .tags(tag -> tag.key("phi").value(phi))
                .build();
        return rules.twoZones(Inventories.resource(Ec2Kinds.VPC, REGION, vpc), inventory, Settings.defaults());
    }

    private static Inventory used() {
        var inventory = Inventories.empty();
        inventory.add(Inventories.resource(
                Ec2Kinds.NETWORK_INTERFACE,
                REGION,
                NetworkInterface.builder()
                        .networkInterfaceId("eni-1")
                        .vpcId("vpc-1")
                        .build()));
        return inventory;
    }
}
