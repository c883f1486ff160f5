package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.weaker;

import java.util.Set;
import java.util.stream.Stream;

/** What the QuickStart's security groups let in. */
final class GroupChecks {

    private GroupChecks() {}

    /** Nothing but these ranges, from wherever. */
    static Check opensOnly(String... ranges) {
        var deployed = Set.of(ranges);
        return new Check(
                "Inbound",
                subject -> subject.config()
                        .items("IpPermissions")
                        .filter(permission -> !deployed.contains(range(permission)))
                        .map(permission -> weaker("Inbound", range(permission), String.join(", ", ranges))));
    }

    /** Nothing from addresses: other security groups only. */
    static Check fromGroupsOnly() {
        return new Check(
                "Sources",
                subject -> subject.config()
                        .items("IpPermissions")
                        .flatMap(permission -> Stream.concat(
                                permission.items("IpRanges").flatMap(range -> range.text("CidrIp").stream()),
                                permission.items("Ipv6Ranges").flatMap(range -> range.text("CidrIpv6").stream())))
                        .map(source -> weaker("Sources", source, "the application’s security group")));
    }

    /** Nothing from everywhere. */
    static Check closedToEverywhere() {
        return new Check(
                "Sources",
                subject -> subject.config()
                        .items("IpPermissions")
                        .flatMap(permission -> permission.items("IpRanges"))
                        .flatMap(range -> range.text("CidrIp").stream())
                        .filter(NetworkChecks.EVERYWHERE::equals)
                        .map(source -> weaker("Sources", source, "the VPC and management")));
    }

    private static String range(Members permission) {
        return permission.text("IpProtocol").filter("-1"::equals).isPresent()
                ? "every port"
                : permission.text("FromPort").orElse("0") + "-"
                        + permission.text("ToPort").orElse("65535");
    }
}
