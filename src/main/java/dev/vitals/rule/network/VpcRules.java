package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.ec2.model.Vpc;

/** Whether a VPC's traffic is recorded, and whether its databases sit apart. */
class VpcRules {

    @Rule(
            id = "vpc-flow-logs-enabled",
            title = "The VPC's traffic is recorded by an active flow log",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(6)(ii)",
                "164.312(b)",
                "164.312(c)(2)"
            })
    Verdict flowLogs(Resource<Vpc> vpc, Inventory inventory) {
        var id = Reading.required(vpc.config().vpcId(), "VpcId");
        var logs = inventory.all(FlowLog.class, vpc.region()).stream()
                .map(Resource::config)
                .filter(log -> id.equals(log.resourceId()))
                .toList();
        if (logs.stream().anyMatch(VpcRules::records)) {
            return Verdict.pass();
        }
        return logs.isEmpty()
                ? Verdict.fail(id + " has no flow log").expected("an active flow log of all or rejected traffic")
                : Verdict.fail("%s has the flow log %s, which does not record rejected traffic"
                                .formatted(id, logs.getFirst().flowLogId()))
                        .expected("an active flow log of all or rejected traffic that is being delivered");
    }

    private static boolean records(FlowLog log) {
        return "ACTIVE".equals(log.flowLogStatus())
                && log.trafficType() != TrafficType.ACCEPT
                && !"FAILED".equals(log.deliverLogsStatus());
    }

    @Rule(
            id = "vpc-db-subnets-segmented",
            title = "Database subnets have no way to the internet and hold databases only",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"},
            version = 2)
    Verdict databaseSubnetsSegmented(Resource<Subnet> subnet, Inventory inventory) {
        var id = Reading.required(subnet.config().subnetId(), "SubnetId");
        if (!DatabaseSubnets.of(inventory, subnet.region()).contains(id)) {
            return Verdict.notApplicable("No database subnet group uses this subnet");
        }
        var graph = NetworkGraph.of(inventory, subnet.region());
        var table = graph.table(id, subnet.config().vpcId());
        var route = table.toInternet();
        if (route.isPresent()) {
            var gateway = route.get().gatewayId();
            return Verdict.fail("Database subnet %s has a route to the internet gateway %s".formatted(id, gateway))
                    .expected("no route to an internet gateway")
                    .proving(List.of(
                            new Step(
                                    "internet gateway",
                                    gateway,
                                    "of " + subnet.config().vpcId()),
                            PathWords.route(table, id, List.of(route.get()))));
        }
        return graph.interfacesIn(id).stream()
                .filter(card -> InterfaceOwner.of(card) != InterfaceOwner.DATABASE)
                .findFirst()
                .<Verdict>map(card -> Verdict.fail("Database subnet %s also holds %s (%s)"
                                .formatted(id, card.networkInterfaceId(), card.description()))
                        .expected("network interfaces of databases only"))
                .orElseGet(Verdict::pass);
    }
}
