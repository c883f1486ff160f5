package dev.vitals.support;

import java.util.List;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Security groups, ACLs and what hangs on them. */
public final class Networks {

    private Networks() {}

    /** A group {@code sg-1} named {@code web} with these permissions. */
    public static SecurityGroup group(IpPermission... ingress) {
        return SecurityGroup.builder()
                .groupId("sg-1")
                .groupName("web")
                .vpcId("vpc-1")
                .ipPermissions(ingress)
                .build();
    }

    /** TCP from an address range of either family. */
    public static IpPermission tcp(int from, int to, String cidr) {
        var permission = IpPermission.builder().ipProtocol("tcp").fromPort(from).toPort(to);
        return cidr.contains(":")
                ? permission.ipv6Ranges(range -> range.cidrIpv6(cidr)).build()
                : permission.ipRanges(range -> range.cidrIp(cidr)).build();
    }

    /** Every protocol from an address range. */
    public static IpPermission everything(String cidr) {
        return IpPermission.builder()
                .ipProtocol("-1")
                .ipRanges(range -> range.cidrIp(cidr))
                .build();
    }

    /** An ACL {@code acl-1} of {@code subnet-1}, its entries in the given, not in AWS's order. */
    public static NetworkAcl acl(NetworkAclEntry... entries) {
        return NetworkAcl.builder()
                .networkAclId("acl-1")
                .vpcId("vpc-1")
                .associations(use -> use.subnetId("subnet-1"))
                .entries(List.of(entries))
                .build();
    }

    public static NetworkAclEntry entry(int number, RuleAction action, String cidr, int from, int to) {
        var entry = NetworkAclEntry.builder()
                .ruleNumber(number)
                .ruleAction(action)
                .egress(false)
                .protocol("6")
                .portRange(range -> range.from(from).to(to));
        return cidr.contains(":")
                ? entry.ipv6CidrBlock(cidr).build()
                : entry.cidrBlock(cidr).build();
    }

    /** TCP answers on their way out. */
    public static NetworkAclEntry out(int number, RuleAction action, String cidr, int from, int to) {
        return entry(number, action, cidr, from, to).toBuilder().egress(true).build();
    }

    /** Every protocol in one direction. */
    public static NetworkAclEntry any(int number, RuleAction action, String cidr, boolean egress) {
        var entry = NetworkAclEntry.builder()
                .ruleNumber(number)
                .ruleAction(action)
                .egress(egress)
                .protocol("-1");
        return cidr.contains(":")
                ? entry.ipv6CidrBlock(cidr).build()
                : entry.cidrBlock(cidr).build();
    }
}
