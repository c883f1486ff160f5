package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.TreeSet;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** What a VPC gives to whoever does not ask: addresses, and the group named default. */
class SubnetRules {

    private static final Verdict UNUSED = Verdict.notApplicable("Nothing is connected to its VPC");

    @Rule(
            id = "ec2-default-security-group-closed",
            title = "The default group lets nothing through",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(e)(1)"})
    Verdict defaultGroupClosed(Resource<SecurityGroup> resource, Inventory inventory) {
        var group = resource.config();
        if (!"default".equals(Reading.required(group.groupName(), "GroupName"))) {
            return Verdict.notApplicable("It is not the default group of a VPC");
        }
        int rules = group.ipPermissions().size() + group.ipPermissionsEgress().size();
        if (rules == 0) {
            return Verdict.pass();
        }
        if (isUnused(Reading.required(group.vpcId(), "VpcId"), resource.region(), inventory)) {
            return UNUSED;
        }
        return Verdict.fail("Default group %s of %s has %d rules".formatted(group.groupId(), group.vpcId(), rules))
                .at(group.ipPermissions().isEmpty() ? "IpPermissionsEgress" : "IpPermissions", rules + " rules")
                .expected("no rules in either direction");
    }

    @Rule(
            id = "vpc-subnet-no-auto-public-ip",
            title = "The subnet hands out no public addresses",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict noAutomaticAddress(Resource<Subnet> resource, Inventory inventory) {
        var subnet = resource.config();
        boolean ipv4 = Reading.required(subnet.mapPublicIpOnLaunch(), "MapPublicIpOnLaunch");
        boolean ipv6 = Reading.required(subnet.assignIpv6AddressOnCreation(), "AssignIpv6AddressOnCreation");
        if (!ipv4 && !ipv6) {
            return Verdict.pass();
        }
        // AWS makes these in every region of every account; as long as nobody uses one there is nothing to expose.
        if (Boolean.TRUE.equals(subnet.defaultForAz())
                && isUnused(Reading.required(subnet.vpcId(), "VpcId"), resource.region(), inventory)) {
            return UNUSED;
        }
        return Verdict.fail("Subnet %s gives public %s addresses on launch"
                        .formatted(subnet.subnetId(), ipv4 ? "IPv4" : "IPv6"))
                .at(ipv4 ? "MapPublicIpOnLaunch" : "AssignIpv6AddressOnCreation", true)
                .expected("false");
    }

    @Rule(
            id = "vpc-subnets-in-two-zones",
            title = "A VPC with PHI has subnets in two zones",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(7)(i)"})
    Verdict twoZones(Resource<Vpc> vpc, Inventory inventory, Settings settings) {
        var id = Reading.required(vpc.config().vpcId(), "VpcId");
        if (!settings.marks().holdsPhi(vpc.tags())) {
            return Verdict.notApplicable("The VPC is not marked as holding PHI");
        }
        var zones = new TreeSet<String>();
        inventory.all(Subnet.class, vpc.region()).stream()
                .map(Resource::config)
                .filter(subnet -> id.equals(subnet.vpcId()))
                .forEach(subnet -> zones.add(Reading.required(subnet.availabilityZone(), "AvailabilityZone")));
        return zones.size() > 1
                ? Verdict.pass()
                : Verdict.fail("VPC %s has subnets in %s only"
                                .formatted(id, zones.isEmpty() ? "no zone" : zones.getFirst()))
                        .at("Subnets[].AvailabilityZone", zones)
                        .expected("two availability zones or more");
    }

    private static boolean isUnused(String vpc, String region, Inventory inventory) {
        return !NetworkGraph.of(inventory, region).isUsed(vpc);
    }
}
