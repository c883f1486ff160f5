package dev.vitals.rule.network;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/**
 * A network ACL as AWS walks it: entries in the order of their numbers, the first that matches decides, and what none
 * matches is denied. Only entries for the world speak of the world; a narrower one, allow or deny, settles nothing for
 * everybody else.
 */
final class AclWalk {

    private AclWalk() {}

    /** The entry that lets TCP to a port in from the internet, if one does, by either family. */
    static Optional<NetworkAclEntry> letsIn(NetworkAcl acl, int port) {
        return letsIn(acl, port, false).or(() -> letsIn(acl, port, true));
    }

    /** The entry that lets TCP to a port in from the internet by one family of addresses. */
    static Optional<NetworkAclEntry> letsIn(NetworkAcl acl, int port, boolean ipv6) {
        return decides(acl, false, ipv6, entry -> ports(entry).reachTcp(port));
    }

    /** The entry that lets answers out to the internet. */
    static Optional<NetworkAclEntry> letsOut(NetworkAcl acl, int port, boolean ipv6) {
        return decides(acl, true, ipv6, entry -> ports(entry).reachTcp(port));
    }

    /** The entry that lets every port in from the internet, if no wider deny stands before it. */
    static Optional<NetworkAclEntry> letsEverythingIn(NetworkAcl acl) {
        return decides(acl, false, false, entry -> ports(entry).reachEverything())
                .or(() -> decides(acl, false, true, entry -> ports(entry).reachEverything()));
    }

    static Ports ports(NetworkAclEntry entry) {
        var range = entry.portRange();
        return Ports.of(entry.protocol(), range == null ? null : range.from(), range == null ? null : range.to());
    }

    static String cidr(NetworkAclEntry entry) {
        return entry.cidrBlock() != null ? entry.cidrBlock() : String.valueOf(entry.ipv6CidrBlock());
    }

    private static Optional<NetworkAclEntry> decides(
            NetworkAcl acl, boolean egress, boolean ipv6, Predicate<NetworkAclEntry> matches) {
        return ordered(acl).stream()
                .filter(entry -> Boolean.valueOf(egress).equals(entry.egress()))
                .filter(entry -> Internet.isWorld(ipv6 ? entry.ipv6CidrBlock() : entry.cidrBlock()))
                .filter(matches)
                .findFirst()
                .filter(entry -> entry.ruleAction() == RuleAction.ALLOW);
    }

    private static List<NetworkAclEntry> ordered(NetworkAcl acl) {
        return acl.entries().stream()
                .sorted(Comparator.comparing(
                        NetworkAclEntry::ruleNumber, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }
}
