package dev.vitals.rule.network;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** What a security group lets in from the internet. */
class SecurityGroupRules {

    private static final int SSH = 22;
    private static final int RDP = 3389;

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
            })
    Verdict noPublicSsh(SecurityGroup group) {
        return closed(group, opening -> opening.ports().reachTcp(SSH), "SSH (TCP 22)");
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
            })
    Verdict noPublicRdp(SecurityGroup group) {
        return closed(group, opening -> opening.ports().reachTcp(RDP), "Remote Desktop (TCP 3389)");
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
            })
    Verdict noPublicCommonPorts(SecurityGroup group, Settings settings) {
        return closedPorts(group, settings.ports().common());
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
            })
    Verdict noPublicDatabasePorts(SecurityGroup group, Settings settings) {
        return closedPorts(group, settings.ports().databases());
    }

    @Rule(
            id = "ec2-security-group-no-all-ports-public",
            title = "Not every port is open to the world",
            severity = Severity.CRITICAL,
            safeguards = {"164.312(a)(1)", "164.312(e)(1)"})
    Verdict noAllPortsPublic(SecurityGroup group) {
        return closed(group, opening -> opening.ports().reachEverything(), "every port");
    }

    private static Verdict closedPorts(SecurityGroup group, List<Integer> ports) {
        var openings = Opening.of(group);
        for (int port : ports) {
            var verdict = closed(group, openings, opening -> opening.ports().reachTcp(port), "TCP " + port);
            if (verdict instanceof Verdict.Fail) {
                return verdict;
            }
        }
        return closed(group, openings, opening -> false, "");
    }

    private static Verdict closed(SecurityGroup group, Predicate<Opening> offends, String what) {
        return closed(group, Opening.of(group), offends, what);
    }

    private static Verdict closed(
            SecurityGroup group, List<Opening> openings, Predicate<Opening> offends, String what) {
        var id = Reading.required(group.groupId(), "GroupId");
        for (Opening opening : openings) {
            if (offends.test(opening)) {
                return Verdict.fail("%s (%s) opens %s to %s by a rule for %s"
                                .formatted(
                                        id,
                                        group.groupName(),
                                        what,
                                        opening.cidr(),
                                        opening.ports().words()))
                        .at(opening.field(), opening.cidr())
                        .expected("named addresses or security groups as the source");
            }
        }
        return Verdict.pass();
    }
}
