package dev.vitals.collect.ec2;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.TransitGatewayAttachmentResourceType;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRoute;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteAttachment;
import software.amazon.awssdk.services.ec2.model.TransitGatewayRouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.VpnConnection;
import software.amazon.awssdk.services.ec2.model.VpnConnectionOptions;

/** What connects the VPCs of a region with each other, with AWS and with other sites. Keys of tunnels are not kept. */
final class ConnectionCollector implements Collector {

    private static final int ROUTES = 1000;

    @Override
    public String service() {
        return "vpcconnections";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(Ec2Kinds.VPC_ENDPOINT, Ec2Kinds.VPN_CONNECTION, Ec2Kinds.PEERING, Ec2Kinds.TRANSIT_REACH);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ec2", "DescribeVpcEndpoints"),
                Operation.of("ec2", "DescribeVpnConnections"),
                Operation.of("ec2", "DescribeVpcPeeringConnections"),
                Operation.of("ec2", "DescribeTransitGatewayRouteTables"),
                Operation.of("ec2", "GetTransitGatewayRouteTableAssociations"),
                Operation.of("ec2", "SearchTransitGatewayRoutes"));
    }

    @Override
    public void collect(Sweep sweep) {
        var ec2 = sweep.client(Ec2Client.class);
        sweep.list(
                Ec2Kinds.VPC_ENDPOINT,
                () -> ec2.describeVpcEndpointsPaginator(page -> page.maxResults(1000))
                        .vpcEndpoints());
        sweep.list(
                Ec2Kinds.VPN_CONNECTION,
                () -> ec2.describeVpnConnections(request -> {}).vpnConnections(),
                ConnectionCollector::withoutKeys);
        sweep.list(
                Ec2Kinds.PEERING,
                () -> ec2.describeVpcPeeringConnectionsPaginator(page -> page.maxResults(1000))
                        .vpcPeeringConnections());
        sweep.list(
                Ec2Kinds.TRANSIT_REACH,
                () -> ec2.describeTransitGatewayRouteTablesPaginator(page -> page.maxResults(1000))
                        .transitGatewayRouteTables(),
                table -> reach(sweep, ec2, table.transitGatewayRouteTableId()));
    }

    private static VpnConnection withoutKeys(VpnConnection connection) {
        return connection.toBuilder()
                .customerGatewayConfiguration(null)
                .options((VpnConnectionOptions) null)
                .build();
    }

    private static TransitReach reach(Sweep sweep, Ec2Client ec2, String table) {
        return new TransitReach(
                table,
                sweep.read(() -> ec2
                        .getTransitGatewayRouteTableAssociationsPaginator(request ->
                                request.transitGatewayRouteTableId(table).maxResults(1000))
                        .associations()
                        .stream()
                        .filter(use -> use.resourceType() == TransitGatewayAttachmentResourceType.VPC)
                        .map(TransitGatewayRouteTableAssociation::resourceId)
                        .sorted()
                        .toList()),
                sweep.read(() -> targets(ec2, table)));
    }

    private static List<String> targets(Ec2Client ec2, String table) {
        var answer = ec2.searchTransitGatewayRoutes(request -> request.transitGatewayRouteTableId(table)
                .filters(Filter.builder().name("state").values("active").build())
                .maxResults(ROUTES));
        if (Boolean.TRUE.equals(answer.additionalRoutesAvailable())) {
            throw new UnreadableException(Cause.UNSUPPORTED, "the table has more routes than one search returns");
        }
        return answer.routes().stream()
                .map(TransitGatewayRoute::transitGatewayAttachments)
                .flatMap(List::stream)
                .filter(to -> to.resourceType() == TransitGatewayAttachmentResourceType.VPC)
                .map(TransitGatewayRouteAttachment::resourceId)
                .distinct()
                .sorted()
                .toList();
    }
}
