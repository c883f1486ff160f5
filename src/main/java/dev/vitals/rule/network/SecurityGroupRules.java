package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** What a security group lets in from the internet. */
class SecurityGroupRules {

    static final int SSH = 22;
    static final int RDP = 3389;

    @Rule(
            id = "ec2-security-group-no-public-ssh",
            title = "SSH is not open to the world",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            },
            version = 2)
    Verdict noPublicSsh(Resource<SecurityGroup> group, Inventory inventory) {
        return closed(group, inventory, opening -> opening.ports().reachTcp(SSH), "SSH (TCP 22)");
    }

    @Rule(
            id = "ec2-security-group-no-public-rdp",
            title = "Remote Desktop is not open to the world",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            },
            version = 2)
    Verdict noPublicRdp(Resource<SecurityGroup> group, Inventory inventory) {
        return closed(group, inventory, opening -> opening.ports().reachTcp(RDP), "Remote Desktop (TCP 3389)");
    }

    @Rule(
            id = "ec2-security-group-no-public-common-ports",
            title = "No commonly attacked port is open to the world",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            },
            version = 2)
    Verdict noPublicCommonPorts(Resource<SecurityGroup> group, Inventory inventory, Settings settings) {
        return closedPorts(group, inventory, settings.ports().common());
    }

    @Rule(
            id = "ec2-security-group-no-public-database-ports",
            title = "No database port is open to the world",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            },
            version = 2)
    Verdict noPublicDatabasePorts(Resource<SecurityGroup> group, Inventory inventory, Settings settings) {
        return closedPorts(group, inventory, settings.ports().databases());
    }

    @Rule(
            id = "ec2-security-group-no-all-ports-public",
            title = "Not every port is open to the world",
            severity = Severity.CRITICAL,
            safeguards = {"164.312(a)(1)", "164.312(e)(1)"},
            version = 2)
    Verdict noAllPortsPublic(Resource<SecurityGroup> group, Inventory inventory) {
        return closed(group, inventory, opening -> opening.ports().reachEverything(), "every port");
    }

    private static Verdict closedPorts(Resource<SecurityGroup> group, Inventory inventory, List<Integer> ports) {
        var openings = openings(group);
        if (openings.isEmpty()) {
            return Verdict.pass();
        }
        return ports.stream()
                .map(port -> verdict(
                        group, inventory, openings, opening -> opening.ports().reachTcp(port), "TCP " + port))
                .filter(Verdict.Fail.class::isInstance)
                .findFirst()
                .orElseGet(Verdict::pass);
    }

    private static Verdict closed(
            Resource<SecurityGroup> group, Inventory inventory, Predicate<Opening> offends, String what) {
        return verdict(group, inventory, openings(group), offends, what);
    }

    private static List<Opening> openings(Resource<SecurityGroup> group) {
        Reading.required(group.config().groupId(), "GroupId");
        return Opening.of(group.config());
    }

    private static Verdict verdict(
            Resource<SecurityGroup> group,
            Inventory inventory,
            List<Opening> openings,
            Predicate<Opening> offends,
            String what) {
        var id = group.config().groupId();
        return openings.stream()
                .filter(offends)
                .findFirst()
                .<Verdict>map(opening -> Verdict.fail("%s (%s) opens %s to %s by a rule for %s"
                                .formatted(
                                        id,
                                        group.config().groupName(),
                                        what,
                                        opening.cidr(),
                                        opening.ports().words()))
                        .at(opening.field(), opening.cidr())
                        .expected("named addresses or security groups as the source")
                        .proving(new Carriers(id, group.region(), inventory).steps()))
                .orElseGet(Verdict::pass);
    }
}
