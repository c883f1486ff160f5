package dev.vitals.rule.network;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * One thing that a security group lets in from the world.
 *
 * @param field path of the deciding member
 */
record Opening(Ports ports, String cidr, String field) {

    /** Everything that a group lets in from the world, in AWS's order. */
    static List<Opening> of(SecurityGroup group) {
        var openings = new ArrayList<Opening>();
        for (int at = 0; at < group.ipPermissions().size(); at++) {
            var permission = group.ipPermissions().get(at);
            var ports = Ports.of(permission.ipProtocol(), permission.fromPort(), permission.toPort());
            add(openings, permission, ports, at);
        }
        return openings;
    }

    boolean isIpv6() {
        return cidr.contains(":");
    }

    private static void add(List<Opening> to, IpPermission permission, Ports ports, int number) {
        for (int at = 0; at < permission.ipRanges().size(); at++) {
            var cidr = permission.ipRanges().get(at).cidrIp();
            if (Internet.isWorld(cidr)) {
                to.add(new Opening(ports, cidr, "IpPermissions[" + number + "].IpRanges[" + at + "].CidrIp"));
            }
        }
        for (int at = 0; at < permission.ipv6Ranges().size(); at++) {
            var cidr = permission.ipv6Ranges().get(at).cidrIpv6();
            if (Internet.isWorld(cidr)) {
                to.add(new Opening(ports, cidr, "IpPermissions[" + number + "].Ipv6Ranges[" + at + "].CidrIpv6"));
            }
        }
    }
}
