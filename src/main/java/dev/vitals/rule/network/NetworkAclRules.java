package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;

/** What a network ACL lets in from the internet, evaluated in the order of its entries. */
class NetworkAclRules {

    private static final List<Integer> ADMIN = List.of(22, 3389);

    @Rule(
            id = "ec2-network-acl-no-public-any-port",
            title = "The network ACL does not let every port in from the internet",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.312(e)(1)"},
            version = 2)
    Verdict noPublicAnyPort(NetworkAcl acl) {
        var id = Reading.required(acl.networkAclId(), "NetworkAclId");
        var walk = new AclWalk(acl);
        return verdict(id, acl, either(walk::letsEverythingIn), "every port");
    }

    @Rule(
            id = "ec2-network-acl-no-public-admin-ports",
            title = "The network ACL does not let SSH or Remote Desktop in from the internet",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"},
            version = 2)
    Verdict noPublicAdminPorts(NetworkAcl acl) {
        return closed(acl, ADMIN);
    }

    @Rule(
            id = "ec2-network-acl-no-public-database-ports",
            title = "The ACL of database subnets does not let database ports in from the internet",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"},
            version = 2)
    Verdict noPublicDatabasePorts(Resource<NetworkAcl> acl, Inventory inventory, Settings settings) {
        Reading.required(acl.config().networkAclId(), "NetworkAclId");
        var databases = DatabaseSubnets.of(inventory, acl.region());
        var guards = acl.config().associations().stream().anyMatch(use -> databases.contains(use.subnetId()));
        return guards
                ? closed(acl.config(), settings.ports().databases())
                : Verdict.notApplicable("No database subnet uses this ACL");
    }

    private static Verdict closed(NetworkAcl acl, List<Integer> ports) {
        var id = Reading.required(acl.networkAclId(), "NetworkAclId");
        var walk = new AclWalk(acl);
        for (int port : ports) {
            var entry = either(ipv6 -> walk.letsIn(port, ipv6));
            if (entry.isPresent()) {
                return verdict(id, acl, entry, "TCP " + port);
            }
        }
        return Verdict.pass();
    }

    /** The entry that lets the world in by one family of addresses or the other. */
    private static Optional<NetworkAclEntry> either(Function<Boolean, Passage<NetworkAclEntry>> walk) {
        return Stream.of(false, true)
                .map(walk)
                .filter(Passage::isWorld)
                .flatMap(passage -> passage.deciding().stream())
                .findFirst();
    }

    private static Verdict verdict(String id, NetworkAcl acl, Optional<NetworkAclEntry> entry, String what) {
        return entry.<Verdict>map(open -> Verdict.fail("%s lets %s in from %s by its entry %d"
                                .formatted(id, what, AclWalk.cidr(open), open.ruleNumber()))
                        .at("Entries[" + acl.entries().indexOf(open) + "]", AclWalk.cidr(open))
                        .expected("no allow for the internet before a deny"))
                .orElseGet(Verdict::pass);
    }
}
