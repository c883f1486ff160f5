package dev.vitals.rule.network;

import dev.vitals.collect.ec2.TransitReach;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionVpcInfo;

/** That production and development do not reach each other. */
class SeparationRules {

    /** A peering without a route leads nowhere; what a VPC of another account is for is not known here. */
    @Rule(
            id = "vpc-production-development-separated",
            title = "Production does not reach development",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(a)(1)"})
    Verdict separated(Resource<Vpc> vpc, Inventory inventory, Settings settings) {
        var id = Reading.required(vpc.config().vpcId(), "VpcId");
        var reached =
                Stream.concat(peers(vpc, inventory), transits(vpc, inventory)).toList();
        if (!settings.marks().isProduction(vpc.tags())) {
            return Verdict.notApplicable("The VPC is not tagged as production");
        }
        var wrong = reached.stream()
                .filter(other -> isDevelopment(other, vpc.region(), inventory, settings))
                .findFirst();
        if (wrong.isPresent()) {
            return Verdict.fail("%s reaches the development VPC %s by %s"
                            .formatted(id, wrong.get().vpc(), wrong.get().by()))
                    .at("Routes", wrong.get().by())
                    .expected("no route between production and development");
        }
        reached.stream()
                .filter(other -> inventory
                        .find(Vpc.class, vpc.region(), other.vpc())
                        .value()
                        .isEmpty())
                .findFirst()
                .ifPresent(other -> {
                    throw new UnreadableException(
                            Cause.UNSUPPORTED,
                            "%s leads to %s, which is in another account or region".formatted(other.by(), other.vpc()));
                });
        return Verdict.pass();
    }

    /** A VPC that can be reached, and by what. */
    private record Reached(String vpc, String by) {}

    private static boolean isDevelopment(Reached other, String region, Inventory inventory, Settings settings) {
        return inventory
                .find(Vpc.class, region, other.vpc())
                .value()
                .map(found -> settings.marks().isDevelopment(found.tags()))
                .orElse(false);
    }

    private static Stream<Reached> peers(Resource<Vpc> vpc, Inventory inventory) {
        var routed = inventory.all(RouteTable.class, vpc.region()).stream()
                .filter(table -> vpc.id().equals(table.config().vpcId()))
                .flatMap(table -> table.config().routes().stream())
                .map(route -> String.valueOf(route.vpcPeeringConnectionId()))
                .collect(Collectors.toSet());
        return inventory.all(VpcPeeringConnection.class, vpc.region()).stream()
                .map(Resource::config)
                .filter(peering -> peering.status() != null
                        && peering.status().code() == VpcPeeringConnectionStateReasonCode.ACTIVE)
                .filter(peering -> routed.contains(peering.vpcPeeringConnectionId()))
                .flatMap(peering -> Stream.of(peering.accepterVpcInfo(), peering.requesterVpcInfo())
                        .filter(Objects::nonNull)
                        .map(VpcPeeringConnectionVpcInfo::vpcId)
                        .filter(other -> !vpc.id().equals(other))
                        .map(other -> new Reached(other, peering.vpcPeeringConnectionId())));
    }

    private static Stream<Reached> transits(Resource<Vpc> vpc, Inventory inventory) {
        return inventory.all(TransitReach.class, vpc.region()).stream()
                .map(Resource::config)
                .filter(table -> table.vpcs().orElseThrow().contains(vpc.id()))
                .flatMap(table -> table.targets().orElseThrow().stream()
                        .filter(other -> !other.equals(vpc.id()))
                        .map(other -> new Reached(other, table.routeTableId())));
    }
}
