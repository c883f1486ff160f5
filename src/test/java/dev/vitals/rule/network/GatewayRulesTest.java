package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.ec2.TransitReach;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Networks;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpnConnection;

class GatewayRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final GatewayRules gateways = new GatewayRules();
    private final OpenPortRules ports = new OpenPortRules();
    private final SeparationRules separation = new SeparationRules();

    @Test
    void letsGatewaysServeDeclaredVpcsOnly() {
        var gateway = labelled(
                REGION,
                "igw-1",
                InternetGateway.builder()
                        .internetGatewayId("igw-1")
                        .attachments(a -> a.vpcId("vpc-1"))
                        .build());
        verdict(gateways.gateway(gateway, holding(vpc("vpc-1", "exposure", "public")), SETTINGS))
                .passes();
        verdict(gateways.gateway(gateway, holding(vpc("vpc-1"), vpc("vpc-2", "exposure", "public")), SETTINGS))
                .fails("igw-1 serves vpc-1, which may not have an internet gateway");
        verdict(gateways.gateway(gateway, holding(vpc("vpc-1")), SETTINGS)).isNotApplicable();
        assertThatThrownBy(() -> gateways.gateway(gateway, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void letsOnlyDeclaredSubnetsOut() {
        var table = labelled(
                REGION,
                "rtb-1",
                RouteTable.builder()
                        .routeTableId("rtb-1")
                        .vpcId("vpc-1")
                        .associations(a -> a.subnetId("subnet-1"))
                        .routes(r -> r.gatewayId("igw-1").destinationCidrBlock("0.0.0.0/0"))
                        .build());
        var closed = labelled(
                REGION,
                "rtb-2",
                RouteTable.builder()
                        .routeTableId("rtb-2")
                        .routes(r -> r.gatewayId("local").destinationCidrBlock("10.0.0.0/8"))
                        .build());
        verdict(gateways.routes(table, holding(table, subnet()), SETTINGS))
                .failsSaying("leads subnet-1 to the internet");
        verdict(gateways.routes(table, holding(table, subnet("tier", "public")), SETTINGS))
                .passes();
        verdict(gateways.routes(closed, holding(closed), SETTINGS)).isNotApplicable();
        assertThatThrownBy(() -> gateways.routes(table, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void asksForEndpointsWhereSomethingRuns() {
        var card = labelled(
                REGION, "eni-1", NetworkInterface.builder().vpcId("vpc-1").build());
        verdict(gateways.endpoints(vpc("vpc-1"), empty())).isNotApplicable();
        verdict(gateways.endpoints(vpc("vpc-1"), holding(card))).fails("vpc-1 has no endpoint for ec2 and s3");
        verdict(gateways.endpoints(vpc("vpc-1"), holding(card, endpoint("ec2"), endpoint("s3"))))
                .passes();
        verdict(gateways.tunnels(vpn("UP", "DOWN"))).failsSaying("is down");
        verdict(gateways.tunnels(vpn("UP", "UP"))).passes();
        assertThatThrownBy(() -> gateways.endpoints(vpc("vpc-1"), denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void authorisesPortsOneByOne() {
        verdict(authorized(Networks.group(Networks.tcp(443, 443, "0.0.0.0/0")))).passes();
        verdict(authorized(Networks.group(Networks.tcp(443, 444, "::/0"))))
                .fails("sg-1 (web) opens TCP 443-444 to ::/0, which is not authorised");
        verdict(authorized(Networks.group(Networks.tcp(22, 22, "10.0.0.0/8")))).passes();
        assertThatThrownBy(() -> authorized(SecurityGroup.builder().build())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void judgesHostsOfEnclavesByTheirPath() {
        verdict(ports.nonstandard(host(false), empty())).isNotApplicable();
        verdict(ports.proxies(host(true), empty(), Settings.defaults())).passes();
        verdict(ports.nonstandard(host(true), empty())).passes();
        assertThatThrownBy(() -> ports.nonstandard(host(null), empty())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsTheRouteFromProductionToDevelopment() {
        var production = vpc("vpc-1", "env", "production");
        var development = vpc("vpc-2", "env", "dev");
        var peering = labelled(
                REGION,
                "pcx-1",
                VpcPeeringConnection.builder()
                        .vpcPeeringConnectionId("pcx-1")
                        .status(s -> s.code("active"))
                        .requesterVpcInfo(v -> v.vpcId("vpc-1"))
                        .accepterVpcInfo(v -> v.vpcId("vpc-2"))
                        .build());
        var route = labelled(
                REGION,
                "rtb-1",
                RouteTable.builder()
                        .routeTableId("rtb-1")
                        .vpcId("vpc-1")
                        .routes(r -> r.vpcPeeringConnectionId("pcx-1"))
                        .build());
        verdict(separation.separated(production, holding(production, development, peering, route), SETTINGS))
                .fails("vpc-1 reaches the development VPC vpc-2 by pcx-1");
        verdict(separation.separated(production, holding(production, development, peering), SETTINGS))
                .passes();
        verdict(separation.separated(development, holding(production, development, peering, route), SETTINGS))
                .isNotApplicable();
        assertThatThrownBy(() -> separation.separated(production, holding(production, peering, route), SETTINGS))
                .isInstanceOf(UnreadableException.class);
        var transit = labelled(
                REGION,
                "tgw-rtb-1",
                new TransitReach("tgw-rtb-1", Reading.known(List.of("vpc-1")), Reading.known(List.of("vpc-2"))));
        verdict(separation.separated(production, holding(production, development, transit), SETTINGS))
                .failsSaying("tgw-rtb-1");
    }

    private Verdict authorized(SecurityGroup group) {
        return ports.authorized(labelled(REGION, "sg-1", group), empty(), SETTINGS);
    }

    private static Resource<Vpc> vpc(String id, String... tags) {
        return labelled(REGION, id, Vpc.builder().vpcId(id).build(), tags);
    }

    private static Resource<Subnet> subnet(String... tags) {
        return labelled(
                REGION,
                "subnet-1",
                Subnet.builder().subnetId("subnet-1").vpcId("vpc-1").build(),
                tags);
    }

    private static Resource<VpcEndpoint> endpoint(String service) {
        return labelled(
                REGION,
                service,
                VpcEndpoint.builder()
                        .vpcId("vpc-1")
                        .serviceName("com.amazonaws.us-east-1." + service)
                        .build());
    }

    private static VpnConnection vpn(String first, String second) {
        return VpnConnection.builder()
                .vpnConnectionId("vpn-1")
                .state("available")
                .vgwTelemetry(t -> t.status(first), t -> t.status(second))
                .build();
    }

    private static Resource<Instance> host(Boolean enclaves) {
        return labelled(
                REGION,
                "i-1",
                Instance.builder()
                        .instanceId("i-1")
                        .enclaveOptions(e -> e.enabled(enclaves))
                        .build());
    }
}
