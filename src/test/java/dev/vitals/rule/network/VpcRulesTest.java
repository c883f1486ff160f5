package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

class VpcRulesTest {

    private final VpcRules rules = new VpcRules();

    @Test
    void wantsAFlowLogThatRecordsWhatWasRejected() {
        var vpc = labelled(REGION, "vpc-1", Vpc.builder().vpcId("vpc-1").build());
        verdict(rules.flowLogs(vpc, empty())).fails("vpc-1 has no flow log");
        verdict(rules.flowLogs(vpc, holding(log("ALL")))).passes();
        verdict(rules.flowLogs(vpc, holding(log("ACCEPT")))).failsSaying("does not record rejected traffic");
        assertThatThrownBy(() -> rules.flowLogs(vpc, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void keepsDatabaseSubnetsApart() {
        var subnet = labelled(
                REGION,
                "subnet-1",
                Subnet.builder().subnetId("subnet-1").vpcId("vpc-1").build());
        var group = labelled(
                REGION,
                "g",
                DBSubnetGroup.builder()
                        .dbSubnetGroupName("g")
                        .subnets(s -> s.subnetIdentifier("subnet-1"))
                        .build());
        var open = labelled(
                REGION,
                "rtb-1",
                RouteTable.builder()
                        .routeTableId("rtb-1")
                        .vpcId("vpc-1")
                        .associations(a -> a.subnetId("subnet-1"))
                        .routes(r -> r.gatewayId("igw-1").destinationCidrBlock("0.0.0.0/0"))
                        .build());
        var closed = labelled(
                REGION, "rtb-1", open.config().toBuilder().routes(List.of()).build());
        var web = labelled(
                REGION,
                "eni-1",
                NetworkInterface.builder()
                        .networkInterfaceId("eni-1")
                        .subnetId("subnet-1")
                        .description("web")
                        .build());
        verdict(rules.databaseSubnetsSegmented(subnet, empty())).isNotApplicable();
        var store = labelled(
                REGION,
                "eni-2",
                web.config().toBuilder()
                        .description("RDSNetworkInterface")
                        .requesterManaged(true)
                        .build());
        var disguised = labelled(
                REGION,
                "eni-3",
                store.config().toBuilder()
                        .networkInterfaceId("eni-3")
                        .requesterManaged(false)
                        .build());
        verdict(rules.databaseSubnetsSegmented(subnet, holding(group, closed, store)))
                .passes();
        verdict(rules.databaseSubnetsSegmented(subnet, holding(group, closed, disguised)))
                .failsSaying("also holds eni-3");
        assertThatThrownBy(() -> rules.databaseSubnetsSegmented(subnet, holding(group)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("the route table of subnet-1");
        verdict(rules.databaseSubnetsSegmented(subnet, holding(group, open)))
                .fails("Database subnet subnet-1 has a route to the internet gateway igw-1");
        verdict(rules.databaseSubnetsSegmented(subnet, holding(group, closed, web)))
                .fails("Database subnet subnet-1 also holds eni-1 (web)");
        assertThatThrownBy(() -> rules.databaseSubnetsSegmented(subnet, denied()))
                .isInstanceOf(UnreadableException.class);
    }

    private static Resource<FlowLog> log(String type) {
        return labelled(
                REGION,
                "fl-1",
                FlowLog.builder()
                        .flowLogId("fl-1")
                        .resourceId("vpc-1")
                        .trafficType(type)
                        .flowLogStatus("ACTIVE")
                        .build());
    }
}
