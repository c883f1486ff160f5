package dev.vitals.rule.network;

import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;

/** Why a way from the internet ends at a station, naming the entry that ends it. */
final class StopWords {

    private StopWords() {}

    /** "access denied: ec2:DescribeRouteTables answered 403". */
    static String unread(Reading<?> reading) {
        return reading instanceof Reading.Unreadable<?> why ? why.cause().words() + ": " + why.detail() : "not set";
    }

    /** "0.0.0.0/0 leads to nat-1, which lets nobody in", or that nothing leads to a gateway. */
    static String route(Routing table, boolean ipv6) {
        var elsewhere = table.elsewhere(ipv6);
        if (elsewhere.isWorld()) {
            return elsewhere.deciding().stream().map(StopWords::leads).collect(Collectors.joining(" and "));
        }
        var narrow = ranges(table.toGateway(ipv6).parts().stream()
                .map(part -> Routing.destination(part.entry()))
                .toList());
        var family = ipv6 ? "IPv6" : "IPv4";
        return narrow.isEmpty()
                ? "no route to a gateway for " + family
                : "only %s leads to a gateway for %s".formatted(narrow, family);
    }

    /** "entry 100 denies TCP 22 from 0.0.0.0/0", or that no entry allows it. */
    static String denied(List<NetworkAclEntry> denying, Passage<NetworkAclEntry> allowed, String preposition) {
        if (!denying.isEmpty()) {
            return denying.stream()
                    .map(entry -> "entry %s denies %s %s %s"
                            .formatted(number(entry), AclWalk.ports(entry).words(), preposition, AclWalk.cidr(entry)))
                    .collect(Collectors.joining(" and "));
        }
        var only = ranges(
                allowed.parts().stream().map(part -> AclWalk.cidr(part.entry())).toList());
        return only.isEmpty()
                ? "no entry allows it, and what none allows is denied"
                : "entries allow it %s %s only".formatted(preposition, only);
    }

    /** What groups let in instead. */
    static String group(Passage<GroupWalk.Gate> narrow) {
        var only = ranges(narrow.parts().stream()
                .map(part -> part.entry().opening().cidr())
                .toList());
        return only.isEmpty() ? "no rule opens it to an address range" : "opens it to " + only + " only";
    }

    private static String leads(Route route) {
        return Routing.isBlackhole(route)
                ? "%s leads to %s, which is gone".formatted(Routing.destination(route), target(route))
                : "%s leads to %s, which lets nobody in".formatted(Routing.destination(route), target(route));
    }

    private static String target(Route route) {
        return Stream.of(
                        route.natGatewayId(),
                        route.transitGatewayId(),
                        route.vpcPeeringConnectionId(),
                        route.egressOnlyInternetGatewayId(),
                        route.networkInterfaceId(),
                        route.instanceId(),
                        route.localGatewayId(),
                        route.carrierGatewayId(),
                        route.coreNetworkArn(),
                        route.gatewayId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("a target that it does not name");
    }

    /** The default entry has the number that AWS prints as an asterisk. */
    private static String number(NetworkAclEntry entry) {
        return entry.ruleNumber() == null || entry.ruleNumber() == 32767 ? "*" : String.valueOf(entry.ruleNumber());
    }

    private static String ranges(List<String> ranges) {
        var distinct = ranges.stream().distinct().toList();
        var shown = distinct.stream().limit(3).collect(Collectors.joining(", "));
        return distinct.size() > 3 ? shown + " and %d more".formatted(distinct.size() - 3) : shown;
    }
}
