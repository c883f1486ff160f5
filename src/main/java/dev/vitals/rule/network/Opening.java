package dev.vitals.rule.network;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * One thing that a security group lets in from an address range, or from several that are the world together.
 *
 * @param cidr the range, or the ranges with commas between them
 * @param field path of the deciding member
 */
record Opening(Ports ports, String cidr, String field) {

    /** Everything that a group lets in from the world, in AWS's order. */
    static List<Opening> of(SecurityGroup group) {
        var openings = new ArrayList<Opening>();
        for (List<Opening> ranges : permissions(group)) {
            openings.addAll(worlds(ranges, false));
            openings.addAll(worlds(ranges, true));
        }
        return openings;
    }

    /** Everything that a group lets in from any range; groups and prefix lists as sources are left out. */
    static List<Opening> ranges(SecurityGroup group) {
        return permissions(group).stream().flatMap(List::stream).toList();
    }

    boolean isIpv6() {
        return cidr.contains(":");
    }

    /**
     * Ranges that are the world each, or else those that are it together, as one opening. Six rules ask this of each
     * group of an account, so that it counts what it costs: no streams, and nothing is put together from one range.
     */
    private static List<Opening> worlds(List<Opening> ranges, boolean ipv6) {
        var family = 0;
        var alone = new ArrayList<Opening>(0);
        for (Opening range : ranges) {
            if (range.isIpv6() == ipv6) {
                family++;
                if (Internet.isWorld(range.cidr())) {
                    alone.add(range);
                }
            }
        }
        return alone.isEmpty() && family > 1 ? together(ranges, ipv6) : alone;
    }

    private static List<Opening> together(List<Opening> ranges, boolean ipv6) {
        var parts = Passage.walk(ipv6, ranges, Opening::cidr, any -> true);
        if (!parts.isWorld()) {
            return List.of();
        }
        var deciding = parts.deciding();
        var first = deciding.getFirst();
        var words = String.join(", ", deciding.stream().map(Opening::cidr).toList());
        return List.of(new Opening(first.ports(), words, first.field()));
    }

    private static List<List<Opening>> permissions(SecurityGroup group) {
        var permissions = new ArrayList<List<Opening>>();
        for (int at = 0; at < group.ipPermissions().size(); at++) {
            permissions.add(ranges(group.ipPermissions().get(at), "IpPermissions[" + at + "]"));
        }
        return permissions;
    }

    private static List<Opening> ranges(IpPermission permission, String field) {
        var ports = Ports.of(permission.ipProtocol(), permission.fromPort(), permission.toPort());
        var ranges = new ArrayList<Opening>();
        for (int at = 0; at < permission.ipRanges().size(); at++) {
            var cidr = String.valueOf(permission.ipRanges().get(at).cidrIp());
            ranges.add(new Opening(ports, cidr, field + ".IpRanges[" + at + "].CidrIp"));
        }
        for (int at = 0; at < permission.ipv6Ranges().size(); at++) {
            var cidr = String.valueOf(permission.ipv6Ranges().get(at).cidrIpv6());
            ranges.add(new Opening(ports, cidr, field + ".Ipv6Ranges[" + at + "].CidrIpv6"));
        }
        return ranges;
    }
}
