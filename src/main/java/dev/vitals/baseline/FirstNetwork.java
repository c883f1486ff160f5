package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The two VPCs of the first edition. */
final class FirstNetwork {

    static final String PRODUCTION = "ProductionVpcTemplate";

    private static final String MANAGEMENT = "ManagementVpcTemplate";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String ROUTES = "AWS::EC2::RouteTable";
    private static final String TCP = "6";

    private FirstNetwork() {}

    static List<Part> production() {
        var subnets = Stream.of("rDMZSubnet", "rAppPrivateSubnet", "rDBPrivateSubnet")
                .flatMap(name -> Stream.of(
                        Part.of(PRODUCTION, name + "A", SUBNET, NetworkChecks.PRIVATE),
                        Part.of(PRODUCTION, name + "B", SUBNET, NetworkChecks.PRIVATE)
                                .checking(NetworkChecks.apartFrom(PRODUCTION, name + "A"))));
        var rest = Stream.of(
                Part.of(PRODUCTION, "rVPCProduction", "AWS::EC2::VPC", NetworkChecks.AVAILABLE),
                Part.of(
                        PRODUCTION,
                        "rIGWProd",
                        "AWS::EC2::InternetGateway",
                        NetworkChecks.attachedTo(PRODUCTION, "rVPCProduction")),
                Part.of(
                        PRODUCTION,
                        "rRouteTableMain",
                        ROUTES,
                        NetworkChecks.defaultRoute("GatewayId", "the internet gateway")),
                privateRoutes("rRouteTableProdPrivateA"),
                privateRoutes("rRouteTableProdPrivateB"),
                nat(PRODUCTION, "rNATGatewaySubnetA"),
                nat(PRODUCTION, "rNATGatewaySubnetB"));
        return Stream.concat(subnets, rest).toList();
    }

    static List<Part> acls() {
        return List.of(
                Part.of(
                        PRODUCTION,
                        "rNACLPublic",
                        "AWS::EC2::NetworkAcl",
                        opensOnly(Set.of("443-443", "22-22", "1024-65535"), "443, 22 and 1024 to 65535")),
                Part.of(
                        PRODUCTION,
                        "rNACLPrivate",
                        "AWS::EC2::NetworkAcl",
                        opensOnly(Set.of("22-22", "1024-65535"), "22 and 1024 to 65535")));
    }

    static List<Part> flowLog() {
        return List.of(
                Part.of(
                                PRODUCTION,
                                "rProductionVpcFlowLog",
                                "AWS::EC2::FlowLog",
                                NetworkChecks.FLOW_LOG.toArray(Check[]::new))
                        .optionally(),
                Part.of(
                                PRODUCTION,
                                "rProductionVpcFlowLogsServiceRole",
                                "AWS::IAM::Role",
                                LoggingComponents.trusts("vpc-flow-logs.amazonaws.com"))
                        .optionally(),
                Part.told(PRODUCTION, "rProductionVpcFlowLogStream", "AWS::Logs::LogStream")
                        .optionally());
    }

    static List<Part> management() {
        var subnets = Stream.of("rManagementPrivateSubnetA", "rManagementPrivateSubnetB")
                .map(name -> Part.of(MANAGEMENT, name, SUBNET, NetworkChecks.PRIVATE));
        // Whether they hand out public addresses is a choice of whoever deploys.
        var open = Stream.of("rManagementDMZSubnetA", "rManagementDMZSubnetB")
                .map(name -> Part.of(MANAGEMENT, name, SUBNET));
        var rest = Stream.of(
                Part.of(MANAGEMENT, "rVPCManagement", "AWS::EC2::VPC", NetworkChecks.AVAILABLE),
                Part.of(MANAGEMENT, "rMgmtBastionInstance", "AWS::EC2::Instance")
                        .optionally(),
                Part.of(MANAGEMENT, "rSecurityGroupBastion", "AWS::EC2::SecurityGroup", GroupChecks.opensOnly("22-22"))
                        .optionally(),
                Part.of(
                                MANAGEMENT,
                                "rPeeringConnectionProduction",
                                "AWS::EC2::VPCPeeringConnection",
                                Checks.held("Status.Code", "Status", "active"))
                        .optionally());
        return Stream.of(subnets, open, rest).flatMap(parts -> parts).toList();
    }

    private static Part nat(String stack, String logicalId) {
        // In regions without NAT gateways an instance stands in their place.
        return Part.of(stack, logicalId, "AWS::EC2::NatGateway", NetworkChecks.AVAILABLE)
                .optionally();
    }

    private static Part privateRoutes(String logicalId) {
        return Part.of(PRODUCTION, logicalId, ROUTES, NetworkChecks.defaultRoute("NatGatewayId", "the NAT gateway"));
    }

    /** What an ACL lets in from everywhere. */
    private static Check opensOnly(Set<String> ranges, String deployed) {
        return new Check(
                "Open to everywhere",
                subject -> subject.config()
                        .items("Entries")
                        .filter(entry -> !entry.isTrue("Egress"))
                        .filter(entry ->
                                entry.text("RuleAction").filter("allow"::equals).isPresent())
                        .filter(entry -> entry.text("CidrBlock")
                                .filter(NetworkChecks.EVERYWHERE::equals)
                                .isPresent())
                        .filter(entry -> !ranges.contains(range(entry)))
                        .map(entry -> weaker("Open to everywhere", range(entry), deployed)));
    }

    private static String range(Members entry) {
        return entry.text("Protocol").filter(TCP::equals).isPresent()
                ? entry.text("PortRange.From").orElse("0") + "-"
                        + entry.text("PortRange.To").orElse("65535")
                : "every port";
    }
}
