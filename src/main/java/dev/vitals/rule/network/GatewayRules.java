package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.InternetGatewayAttachment;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TelemetryStatus;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnState;

/** Gateways, routes to them, and tunnels. */
class GatewayRules {

    private static final Pattern PUBLIC_NAME = Pattern.compile("(?i)\\b(public|dmz|edge)");
    private static final String LOAD_BALANCERS = "kubernetes.io/role/elb";

    /** A VPC is authorised by the settings, or by its tag. Where nobody has named any, the rule cannot tell. */
    @Rule(
            id = "vpc-internet-gateway-authorized-only",
            title = "The gateway serves authorised VPCs only",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)"})
    Verdict gateway(Resource<InternetGateway> gateway, Inventory inventory, Settings settings) {
        var id = Reading.required(gateway.config().internetGatewayId(), "InternetGatewayId");
        var authorized = Stream.concat(
                        settings.boundaries().internetVpcs().stream(),
                        inventory.all(Vpc.class, gateway.region()).stream()
                                .filter(vpc -> settings.marks().isEdge(vpc.tags()))
                                .map(Resource::id))
                .collect(Collectors.toSet());
        if (authorized.isEmpty()) {
            return Verdict.notApplicable("No VPC is listed or tagged as one that may have an internet gateway");
        }
        return gateway.config().attachments().stream()
                .map(InternetGatewayAttachment::vpcId)
                .filter(vpc -> !authorized.contains(vpc))
                .findFirst()
                .<Verdict>map(
                        vpc -> Verdict.fail("%s serves %s, which may not have an internet gateway".formatted(id, vpc))
                                .at("Attachments[].VpcId", vpc)
                                .expected("VPCs that are listed in the settings or tagged exposure=public"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "vpc-route-table-no-unrestricted-igw-route",
            title = "Only public subnets have a route to the internet",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(e)(1)"},
            version = 2)
    Verdict routes(Resource<RouteTable> table, Inventory inventory, Settings settings) {
        var id = Reading.required(table.config().routeTableId(), "RouteTableId");
        if (new Routing(table.config()).toInternet().isEmpty()) {
            return Verdict.notApplicable("The table has no default route to an internet gateway");
        }
        var graph = NetworkGraph.of(inventory, table.region());
        return inventory.all(Subnet.class, table.region()).stream()
                .filter(subnet -> graph.visibleTable(
                                subnet.id(), subnet.config().vpcId())
                        .filter(used -> id.equals(used.table().routeTableId()))
                        .isPresent())
                .filter(subnet -> !isPublic(subnet, settings))
                .map(Resource::id)
                .sorted()
                .findFirst()
                .<Verdict>map(subnet -> Verdict.fail(
                                "%s leads %s to the internet, which is not declared as public".formatted(id, subnet))
                        .at("Associations", subnet)
                        .expected("public subnets only: tagged exposure=public or tier=public, or named so"))
                .orElseGet(Verdict::pass);
    }

    /** Endpoints keep traffic to AWS off the internet; where nothing runs there is none. */
    @Rule(
            id = "vpc-uses-vpc-endpoints",
            title = "The VPC reaches AWS by endpoints",
            severity = Severity.LOW,
            safeguards = {
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict endpoints(Resource<Vpc> vpc, Inventory inventory) {
        var id = Reading.required(vpc.config().vpcId(), "VpcId");
        if (!NetworkGraph.of(inventory, vpc.region()).isUsed(id)) {
            return Verdict.notApplicable("Nothing runs in the VPC");
        }
        var services = inventory.all(VpcEndpoint.class, vpc.region()).stream()
                .filter(endpoint -> id.equals(endpoint.config().vpcId()))
                .map(endpoint -> String.valueOf(endpoint.config().serviceName()))
                .toList();
        var missing = Stream.of("ec2", "s3")
                .filter(service -> services.stream().noneMatch(name -> name.endsWith("." + service)))
                .toList();
        return missing.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("%s has no endpoint for %s".formatted(id, String.join(" and ", missing)))
                        .at("VpcEndpoints", String.join(", ", missing))
                        .expected("endpoints for EC2 and S3");
    }

    @Rule(
            id = "vpc-vpn-tunnels-up",
            title = "Both tunnels are up",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)"
            })
    Verdict tunnels(VpnConnection connection) {
        var state = Reading.required(connection.state(), "State");
        if (state == VpnState.DELETED || state == VpnState.DELETING) {
            return Verdict.notApplicable("The connection is being deleted");
        }
        return connection.vgwTelemetry().stream()
                .filter(tunnel -> tunnel.status() != TelemetryStatus.UP)
                .findFirst()
                .<Verdict>map(tunnel -> Verdict.fail("Tunnel %s of %s is down"
                                .formatted(tunnel.outsideIpAddress(), connection.vpnConnectionId()))
                        .at("VgwTelemetry[].Status", tunnel.statusAsString())
                        .expected("UP"))
                .orElseGet(Verdict::pass);
    }

    private static boolean isPublic(Resource<Subnet> subnet, Settings settings) {
        return settings.marks().isEdge(subnet.tags())
                || subnet.tags().containsKey(LOAD_BALANCERS)
                || PUBLIC_NAME.matcher(subnet.name()).find();
    }
}
