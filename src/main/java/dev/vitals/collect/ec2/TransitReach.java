package dev.vitals.collect.ec2;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * Where a route table of a transit gateway leads.
 *
 * @param vpcs VPCs whose attachments use the table (GetTransitGatewayRouteTableAssociations)
 * @param targets VPCs that its active routes lead to (SearchTransitGatewayRoutes)
 */
public record TransitReach(String routeTableId, Reading<List<String>> vpcs, Reading<List<String>> targets) {}
