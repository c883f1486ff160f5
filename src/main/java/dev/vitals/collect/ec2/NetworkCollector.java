package dev.vitals.collect.ec2;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** How a region is wired: VPCs, subnets, routes, gateways, groups, ACLs, interfaces and flow logs. */
final class NetworkCollector implements Collector {

    private static final int PAGE = 1000;

    @Override
    public String service() {
        return "vpc";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(
                Ec2Kinds.VPC,
                Ec2Kinds.SUBNET,
                Ec2Kinds.ROUTE_TABLE,
                Ec2Kinds.INTERNET_GATEWAY,
                Ec2Kinds.EGRESS_ONLY_GATEWAY,
                Ec2Kinds.NAT_GATEWAY,
                Ec2Kinds.SECURITY_GROUP,
                Ec2Kinds.NETWORK_ACL,
                Ec2Kinds.NETWORK_INTERFACE,
                Ec2Kinds.FLOW_LOG);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeVpcs",
                        "DescribeSubnets",
                        "DescribeRouteTables",
                        "DescribeInternetGateways",
                        "DescribeEgressOnlyInternetGateways",
                        "DescribeNatGateways",
                        "DescribeSecurityGroups",
                        "DescribeNetworkAcls",
                        "DescribeNetworkInterfaces",
                        "DescribeFlowLogs")
                .map(name -> Operation.of("ec2", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var ec2 = sweep.client(Ec2Client.class);
        sweep.list(
                Ec2Kinds.VPC,
                () -> ec2.describeVpcsPaginator(page -> page.maxResults(PAGE)).vpcs());
        sweep.list(
                Ec2Kinds.SUBNET,
                () -> ec2.describeSubnetsPaginator(page -> page.maxResults(PAGE))
                        .subnets());
        sweep.list(
                Ec2Kinds.ROUTE_TABLE,
                () -> ec2.describeRouteTablesPaginator(page -> page.maxResults(100))
                        .routeTables());
        sweep.list(
                Ec2Kinds.SECURITY_GROUP,
                () -> ec2.describeSecurityGroupsPaginator(page -> page.maxResults(PAGE))
                        .securityGroups());
        sweep.list(
                Ec2Kinds.NETWORK_ACL,
                () -> ec2.describeNetworkAclsPaginator(page -> page.maxResults(PAGE))
                        .networkAcls());
        sweep.list(
                Ec2Kinds.NETWORK_INTERFACE,
                () -> ec2.describeNetworkInterfacesPaginator(page -> page.maxResults(PAGE))
                        .networkInterfaces());
        sweep.list(
                Ec2Kinds.FLOW_LOG,
                () -> ec2.describeFlowLogsPaginator(page -> page.maxResults(PAGE))
                        .flowLogs());
        gateways(sweep, ec2);
    }

    private static void gateways(Sweep sweep, Ec2Client ec2) {
        sweep.list(
                Ec2Kinds.INTERNET_GATEWAY,
                () -> ec2.describeInternetGatewaysPaginator(page -> page.maxResults(PAGE))
                        .internetGateways());
        sweep.list(
                Ec2Kinds.EGRESS_ONLY_GATEWAY,
                () -> ec2.describeEgressOnlyInternetGatewaysPaginator(page -> page.maxResults(255))
                        .egressOnlyInternetGateways());
        sweep.list(
                Ec2Kinds.NAT_GATEWAY,
                () -> ec2.describeNatGatewaysPaginator(page -> page.maxResults(PAGE))
                        .natGateways());
    }
}
