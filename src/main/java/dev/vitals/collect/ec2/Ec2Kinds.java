package dev.vitals.collect.ec2;

import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.services.ec2.model.EgressOnlyInternetGateway;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NatGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpnConnection;

/** The kinds of resources of EC2 and VPC. */
public final class Ec2Kinds {

    public static final ResourceKind<SecurityGroup> SECURITY_GROUP = kind(
                    "AWS::EC2::SecurityGroup",
                    SecurityGroup.class,
                    SecurityGroup::groupId,
                    "security-group",
                    SecurityGroup::tags)
            .named(SecurityGroup::groupName);

    public static final ResourceKind<NetworkAcl> NETWORK_ACL =
            kind("AWS::EC2::NetworkAcl", NetworkAcl.class, NetworkAcl::networkAclId, "network-acl", NetworkAcl::tags);

    public static final ResourceKind<RouteTable> ROUTE_TABLE =
            kind("AWS::EC2::RouteTable", RouteTable.class, RouteTable::routeTableId, "route-table", RouteTable::tags);

    public static final ResourceKind<Subnet> SUBNET = kind(
                    "AWS::EC2::Subnet", Subnet.class, Subnet::subnetId, "subnet", Subnet::tags)
            .ignoring("AvailableIpAddressCount");

    public static final ResourceKind<Vpc> VPC = kind("AWS::EC2::VPC", Vpc.class, Vpc::vpcId, "vpc", Vpc::tags);

    public static final ResourceKind<InternetGateway> INTERNET_GATEWAY = kind(
            "AWS::EC2::InternetGateway",
            InternetGateway.class,
            InternetGateway::internetGatewayId,
            "internet-gateway",
            InternetGateway::tags);

    public static final ResourceKind<EgressOnlyInternetGateway> EGRESS_ONLY_GATEWAY = kind(
            "AWS::EC2::EgressOnlyInternetGateway",
            EgressOnlyInternetGateway.class,
            EgressOnlyInternetGateway::egressOnlyInternetGatewayId,
            "egress-only-internet-gateway",
            EgressOnlyInternetGateway::tags);

    public static final ResourceKind<NatGateway> NAT_GATEWAY =
            kind("AWS::EC2::NatGateway", NatGateway.class, NatGateway::natGatewayId, "natgateway", NatGateway::tags);

    public static final ResourceKind<NetworkInterface> NETWORK_INTERFACE = kind(
            "AWS::EC2::NetworkInterface",
            NetworkInterface.class,
            NetworkInterface::networkInterfaceId,
            "network-interface",
            NetworkInterface::tagSet);

    public static final ResourceKind<FlowLog> FLOW_LOG = kind(
                    "AWS::EC2::FlowLog", FlowLog.class, FlowLog::flowLogId, "vpc-flow-log", FlowLog::tags)
            .ignoring("DeliverLogsErrorMessage");

    public static final ResourceKind<Instance> INSTANCE = kind(
                    "AWS::EC2::Instance", Instance.class, Instance::instanceId, "instance", Instance::tags)
            .ignoring("UsageOperationUpdateTime");

    public static final ResourceKind<Volume> VOLUME =
            kind("AWS::EC2::Volume", Volume.class, Volume::volumeId, "volume", Volume::tags);

    public static final ResourceKind<EbsSnapshot> SNAPSHOT = ResourceKind.of(
                    "AWS::EC2::Snapshot",
                    EbsSnapshot.class,
                    EbsSnapshot::id,
                    (place, snapshot) -> place.arn("ec2", "snapshot/" + snapshot.id()))
            .named(snapshot -> Ec2Tags.name(snapshot.snapshot().tags(), snapshot.id()))
            .tagged(snapshot -> Ec2Tags.of(snapshot.snapshot().tags()))
            .ignoring("Progress");

    public static final ResourceKind<EbsEncryptionDefault> EBS_ENCRYPTION_DEFAULT = ResourceKind.of(
            "AWS::EC2::EbsEncryptionByDefault",
            EbsEncryptionDefault.class,
            EbsEncryptionDefault::accountId,
            (place, setting) -> place.arn("ec2", "ebs-encryption-by-default"));

    public static final ResourceKind<Image> IMAGE = kind(
                    "AWS::EC2::Image", Image.class, Image::imageId, "image", Image::tags)
            .ignoring("LastLaunchedTime");

    public static final ResourceKind<VpcEndpoint> VPC_ENDPOINT = kind(
            "AWS::EC2::VPCEndpoint", VpcEndpoint.class, VpcEndpoint::vpcEndpointId, "vpc-endpoint", VpcEndpoint::tags);

    public static final ResourceKind<VpnConnection> VPN_CONNECTION = kind(
                    "AWS::EC2::VPNConnection",
                    VpnConnection.class,
                    VpnConnection::vpnConnectionId,
                    "vpn-connection",
                    VpnConnection::tags)
            .ignoring("LastStatusChange", "AcceptedRouteCount", "StatusMessage");

    public static final ResourceKind<VpcPeeringConnection> PEERING = kind(
            "AWS::EC2::VPCPeeringConnection",
            VpcPeeringConnection.class,
            VpcPeeringConnection::vpcPeeringConnectionId,
            "vpc-peering-connection",
            VpcPeeringConnection::tags);

    public static final ResourceKind<TransitReach> TRANSIT_REACH = ResourceKind.of(
            "AWS::EC2::TransitGatewayRouteTable",
            TransitReach.class,
            TransitReach::routeTableId,
            (place, table) -> place.arn("ec2", "transit-gateway-route-table/" + table.routeTableId()));

    private Ec2Kinds() {}

    private static <T> ResourceKind<T> kind(
            String type, Class<T> config, Function<T, String> id, String arnPart, Function<T, List<Tag>> tags) {
        return ResourceKind.of(type, config, id, (place, value) -> place.arn("ec2", arnPart + "/" + id.apply(value)))
                .named(value -> Ec2Tags.name(tags.apply(value), id.apply(value)))
                .tagged(value -> Ec2Tags.of(tags.apply(value)));
    }
}
