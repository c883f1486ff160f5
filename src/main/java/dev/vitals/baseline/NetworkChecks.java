package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the QuickStart set on VPCs, subnets, routes and flow logs. */
final class NetworkChecks {

    static final String EVERYWHERE = "0.0.0.0/0";
    static final Check PRIVATE = Checks.off("MapPublicIpOnLaunch", "Public addresses at launch");
    static final Check PUBLIC = Checks.same("MapPublicIpOnLaunch", "Public addresses at launch", "true");
    static final Check AVAILABLE = Checks.held("State", "State", "available");

    /** No internet gateway is attached to the VPC. */
    static final Check NO_INTERNET = new Check("Internet gateway", subject -> {
        var vpc = subject.thing().resourceId();
        return subject.scene().all("AWS::EC2::InternetGateway").stream()
                .filter(gateway -> isAttached(gateway, vpc))
                .map(gateway -> weaker("Internet gateway", gateway.resourceId(), "none"));
    });

    static final List<Check> FLOW_LOG = List.of(
            Checks.held("TrafficType", "Traffic", "ALL"),
            Checks.held("FlowLogStatus", "Status", "ACTIVE"),
            Checks.same("LogDestinationType", "Destination", "cloud-watch-logs"),
            Checks.when(
                    "Delivery",
                    config -> config.text("DeliverLogsStatus")
                            .filter("FAILED"::equals)
                            .isPresent(),
                    weaker("Delivery", "failing", "working")));

    private NetworkChecks() {}

    /** In another zone than a subnet beside it. */
    static Check apartFrom(String stack, String logicalId) {
        return new Check("Availability zone", subject -> {
            var zone = subject.config().text("AvailabilityZone").orElse("");
            return zoneOf(subject, stack, logicalId)
                    .filter(zone::equals)
                    .map(same -> weaker("Availability zone", same + " like " + logicalId, "two zones"))
                    .stream();
        });
    }

    /**
     * Where the default route leads.
     *
     * @param member of the route that names the target, such as {@code TransitGatewayId}
     */
    static Check defaultRoute(String member, String deployed) {
        return new Check("Default route", subject -> {
            var route = subject.config()
                    .items("Routes")
                    .filter(one -> one.text("DestinationCidrBlock")
                            .filter(EVERYWHERE::equals)
                            .isPresent())
                    .findFirst();
            if (route.flatMap(one -> one.text(member))
                            .filter(to -> !to.isEmpty())
                            .isPresent()
                    && !(member.equals("GatewayId") && !leadsToInternet(route.get()))) {
                return Stream.empty();
            }
            var observed = route.map(NetworkChecks::target).orElse("none");
            return Stream.of(
                    observed.startsWith("igw-")
                            ? weaker("Default route", observed, deployed)
                            : other("Default route", observed, deployed));
        });
    }

    /** Attached to a VPC of the deployment. */
    static Check attachedTo(String stack, String logicalId) {
        return new Check("Attachment", subject -> {
            var vpc = subject.scene().physicalId(stack, logicalId).orElse("");
            return vpc.isEmpty() || isAttached(subject.thing(), vpc)
                    ? Stream.empty()
                    : Stream.of(other("Attachment", "not to " + vpc, vpc));
        });
    }

    private static Optional<String> zoneOf(Check.Subject subject, String stack, String logicalId) {
        return subject.scene()
                .physicalId(stack, logicalId)
                .flatMap(id -> subject.scene().find(subject.thing().type(), id).value())
                .flatMap(subnet -> subnet.config().text("AvailabilityZone"));
    }

    private static boolean isAttached(Stored gateway, String vpc) {
        return gateway.config()
                .items("Attachments")
                .anyMatch(attachment ->
                        attachment.text("VpcId").filter(vpc::equals).isPresent());
    }

    private static boolean leadsToInternet(Members route) {
        return route.text("GatewayId").filter(to -> to.startsWith("igw-")).isPresent();
    }

    private static String target(Members route) {
        return Stream.of(
                        "GatewayId", "NatGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "NetworkInterfaceId")
                .flatMap(member -> route.text(member).stream())
                .findFirst()
                .orElse("another target");
    }
}
