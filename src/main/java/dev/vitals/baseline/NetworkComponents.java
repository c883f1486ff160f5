package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The three VPCs of the second edition and what joins them. */
final class NetworkComponents {

    private static final String PURPOSE = "Networking";
    private static final String MANAGEMENT = "MgmtStack";
    private static final String TRANSIT = "TgwStack";
    private static final String SUBNET = "AWS::EC2::Subnet";
    private static final String ROUTES = "AWS::EC2::RouteTable";
    private static final String ROUTE = "AWS::EC2::Route";
    private static final String USE = "AWS::EC2::SubnetRouteTableAssociation";

    /**
     * A VPC without a way to the internet.
     *
     * @param vpc its logical id, which in the development stack begins otherwise than the tags and flow logs
     * @param prefix of the logical ids of what is in it
     */
    record Closed(String stack, String vpc, String prefix, String word) {}

    static final Closed PRODUCTION = new Closed("ProdStack", "ProductionVPC", "Production", "Production");
    static final Closed DEVELOPMENT = new Closed("DevStack", "DevVPC", "Dev", "Development");

    private NetworkComponents() {}

    static List<Part> managementVpc() {
        return List.of(vpc(MANAGEMENT, "ManagementVPC", "Management VPC"));
    }

    static List<Part> managementSubnets() {
        return List.of(
                subnet(MANAGEMENT, "ManagementDMZSubnet", "Management DMZ Subnet", 1, NetworkChecks.PUBLIC),
                subnet(MANAGEMENT, "ManagementDMZSubnet", "Management DMZ Subnet", 2, NetworkChecks.PUBLIC),
                subnet(MANAGEMENT, "ManagementCoreSubnet", "Management Core Subnet", 1, NetworkChecks.PRIVATE),
                subnet(MANAGEMENT, "ManagementCoreSubnet", "Management Core Subnet", 2, NetworkChecks.PRIVATE));
    }

    static List<Part> internetEgress() {
        var gateway = Part.of(
                        MANAGEMENT,
                        "ManagementVPCIGW",
                        "AWS::EC2::InternetGateway",
                        NetworkChecks.attachedTo(MANAGEMENT, "ManagementVPC"))
                .tagged("Management VPC IGW", PURPOSE);
        var attachment = Part.told(MANAGEMENT, "ManagementVPCIGWAttach", "AWS::EC2::VPCGatewayAttachment");
        return Stream.concat(
                        Stream.of(gateway, attachment),
                        IntStream.rangeClosed(1, 2).boxed().flatMap(NetworkComponents::egressOfZone))
                .toList();
    }

    private static Stream<Part> egressOfZone(int zone) {
        return Stream.of(
                Part.told(MANAGEMENT, "ManagementEIPforNATGateway" + zone, "AWS::EC2::EIP"),
                Part.of(MANAGEMENT, "ManagementNATGateway" + zone, "AWS::EC2::NatGateway", NetworkChecks.AVAILABLE)
                        .tagged("Management NAT Gateway " + zone, PURPOSE),
                routes(MANAGEMENT, "ManagementPublicRouteTable" + zone, "Management VPC Public Route Table " + zone)
                        .checking(NetworkChecks.defaultRoute("GatewayId", "the internet gateway")),
                routes(MANAGEMENT, "ManagementPrivateRouteTable" + zone, "Management VPC Private Route Table " + zone)
                        .checking(NetworkChecks.defaultRoute("NatGatewayId", "the NAT gateway")),
                Part.told(MANAGEMENT, "ManagementIGWDefaultRoute" + zone, ROUTE),
                Part.told(MANAGEMENT, "ManagementNATDefaultRoute" + zone, ROUTE),
                Part.told(MANAGEMENT, "ManagementDMZ" + zone + "RouteAssociation", USE),
                Part.told(MANAGEMENT, "ManagementCore" + zone + "RouteAssociation", USE));
    }

    static List<Part> managementFlowLog() {
        return flowLog(MANAGEMENT, "Management");
    }

    static List<Part> flowLog(Closed closed) {
        return flowLog(closed.stack(), closed.word());
    }

    static List<Part> vpc(Closed closed) {
        var prefix = closed.prefix();
        return List.of(
                vpc(closed.stack(), closed.vpc(), closed.word() + " VPC").checking(NetworkChecks.NO_INTERNET),
                subnet(closed.stack(), prefix + "CoreSubnet", closed.word() + " Core Subnet", 1, NetworkChecks.PRIVATE),
                subnet(closed.stack(), prefix + "CoreSubnet", closed.word() + " Core Subnet", 2, NetworkChecks.PRIVATE),
                routes(closed.stack(), prefix + "PrivateRouteTable1", closed.word() + " VPC Private Route Table 1")
                        .checking(NetworkChecks.defaultRoute("TransitGatewayId", "the transit gateway")),
                Part.told(closed.stack(), prefix + "Core1RouteAssociation", USE),
                Part.told(closed.stack(), prefix + "Core2RouteAssociation", USE));
    }

    static List<Part> transitGateway() {
        return List.of(Part.told(TRANSIT, "HIPAATransitGateway", "AWS::EC2::TransitGateway"));
    }

    static List<Part> attachments() {
        var attachments = told("AWS::EC2::TransitGatewayAttachment", "ManagementVPC", "ProductionVPC", "DevVPC")
                .map(part -> Part.told(TRANSIT, part.logicalId() + "toTransitGateway", part.type()));
        var tables = Stream.of(
                table("TransitGatewayInternalRouteTable", PRODUCTION.stack(), "ProductionVPC", "production"),
                table("TransitGatewayExternalRouteTable", MANAGEMENT, "ManagementVPC", "management")
                        .checking(NetworkComponents.servesNot(PRODUCTION)));
        return Stream.of(attachments, tables, uses(), routesBetween())
                .flatMap(parts -> parts)
                .toList();
    }

    private static Stream<Part> uses() {
        return Stream.of(
                        told(
                                "AWS::EC2::TransitGatewayRouteTableAssociation",
                                "TransitGatewayExternalRouteTableAssociation",
                                "TransitGatewayProductionVPCRouteTableAssociation",
                                "TransitGatewayDevelopmentVPCRouteTableAssociation"),
                        told(
                                "AWS::EC2::TransitGatewayRouteTablePropagation",
                                "TransitGatewayInternalRouteProp1",
                                "TransitGatewayInternalRouteProp2",
                                "TransitGatewayExternalRouteProp1"),
                        told(
                                "AWS::EC2::TransitGatewayRoute",
                                "TransitGatewayInternalRoute1",
                                "TransitGatewayExternalRoute1",
                                "TransitGatewayExternalRoute2"))
                .flatMap(parts -> parts);
    }

    private static Stream<Part> routesBetween() {
        return told(
                ROUTE,
                "ManagementPrivateSubnet1Route1",
                "ManagementPrivateSubnet1Route2",
                "ManagementPrivateSubnet2Route1",
                "ManagementPrivateSubnet2Route2",
                "ManagementPublicSubnet1Route1",
                "ManagementPublicSubnet1Route2",
                "ManagementPublicSubnet2Route1",
                "ManagementPublicSubnet2Route2",
                "DevelopmentVPCDefaultRoute",
                "ProductionVPCDefaultRoute");
    }

    private static Stream<Part> told(String type, String... logicalIds) {
        return Stream.of(logicalIds).map(logicalId -> Part.told(TRANSIT, logicalId, type));
    }

    private static Part table(String logicalId, String stack, String vpc, String word) {
        return Part.of(TRANSIT, logicalId, "AWS::EC2::TransitGatewayRouteTable", new Check("VPCs", subject -> {
            var id = subject.scene().physicalId(stack, vpc).orElse("");
            return id.isEmpty() || subject.config().texts("vpcs").contains(id)
                    ? Stream.empty()
                    : Stream.of(other("VPCs", "without " + word, "with " + word));
        }));
    }

    private static Check servesNot(Closed closed) {
        return new Check("VPCs", subject -> {
            var id = subject.scene().physicalId(closed.stack(), closed.vpc()).orElse("");
            return subject.config().texts("vpcs").contains(id)
                    ? Stream.of(weaker("VPCs", closed.word() + " among them", "management alone"))
                    : Stream.empty();
        });
    }

    private static Part vpc(String stack, String logicalId, String name) {
        return Part.of(stack, logicalId, "AWS::EC2::VPC", NetworkChecks.AVAILABLE)
                .tagged(name, PURPOSE);
    }

    private static Part routes(String stack, String logicalId, String name) {
        return Part.of(stack, logicalId, ROUTES).tagged(name, PURPOSE);
    }

    private static Part subnet(String stack, String logicalId, String name, int number, Check addresses) {
        var part = Part.of(stack, logicalId + number, SUBNET, addresses).tagged(name + " " + number, PURPOSE);
        return number == 1 ? part : part.checking(NetworkChecks.apartFrom(stack, logicalId + 1));
    }

    private static List<Part> flowLog(String stack, String word) {
        return List.of(
                Part.of(stack, word + "VPCFlowLogs", "AWS::EC2::FlowLog", NetworkChecks.FLOW_LOG.toArray(Check[]::new))
                        .tagged(word + " VPC Flow Logs", PURPOSE),
                Part.of(stack, word + "VPCFlowLogGroup", "AWS::Logs::LogGroup", LoggingComponents.retention()),
                Part.of(
                        stack,
                        word + "FlowLogsRole",
                        "AWS::IAM::Role",
                        LoggingComponents.trusts("vpc-flow-logs.amazonaws.com")));
    }
}
