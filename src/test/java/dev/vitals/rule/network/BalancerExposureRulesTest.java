package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.tcp;
import static dev.vitals.support.Wired.open;
import static dev.vitals.support.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Wired;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

class BalancerExposureRulesTest {

    private static final Map<String, String> CLOSED_TO_GATEWAY = Map.of("ipv6.deny_all_igw_traffic", "true");
    private static final Map<String, String> OPEN_TO_GATEWAY = Map.of("ipv6.deny_all_igw_traffic", "false");

    private final BalancerExposureRules rules = new BalancerExposureRules();

    @Test
    void showsTheStationsToTheListener() {
        var fail = (Verdict.Fail) judge(network("internet-facing", "sg-1").listeners("TCP", 22), open());

        assertThat(fail.message())
                .isEqualTo("Load balancer records answers the internet on TCP 22:"
                        + " igw-1 → acl-1 entry 100 → sg-1 → records (subnet-1)");
        assertThat(fail.proof())
                .extracting(Verdict.Step::label)
                .containsExactly(
                        "internet gateway",
                        "route table",
                        "network ACL, inbound",
                        "security group",
                        "load balancer",
                        "listener",
                        "network ACL, outbound");
    }

    @Test
    void passesForWebListenersAndInternalOnes() {
        verdict(judge(
                        network("internet-facing", "sg-1").listeners("TLS", 443),
                        open().group(tcp(443, 443, "0.0.0.0/0"))))
                .passes();
        verdict(judge(network("internal", "sg-1").listeners("TCP", 22), open())).passes();
        verdict(judge(network("internet-facing", "sg-1").listeners("UDP", 22), open()))
                .passes();
    }

    @Test
    void passesWhereAStationIsClosed() {
        var balancer = network("internet-facing", "sg-1").listeners("TCP", 5432);
        verdict(judge(balancer, open().group(tcp(5432, 5432, "10.0.0.0/8")))).passes();
        verdict(judge(
                        network("internet-facing", "sg-1").listeners("TCP", 22),
                        open().routes(route("0.0.0.0/0", "nat-1"))))
                .passes();
    }

    @Test
    void takesANetworkLoadBalancerWithoutGroupsForUnguarded() {
        var unguarded = network("internet-facing").listeners("TCP", 5432);
        verdict(judge(unguarded, open().group()))
                .fails("Load balancer records answers the internet on TCP 5432:"
                        + " igw-1 → acl-1 entry 100 → no security group → records (subnet-1)");
        verdict(judge(unguarded, open().routes(route("0.0.0.0/0", "nat-1")))).passes();
    }

    @Test
    void doesNotBelieveThatAnApplicationLoadBalancerHasNoGroup() {
        var ungrouped = new Balancer("application", "internet-facing", "ipv4", Map.of()).listeners("HTTP", 9200);
        assertThatThrownBy(() -> judge(ungrouped, open())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void followsIpv6OfLoadBalancersThatSpeakBoth() {
        var onlyIpv6 = open().routes(route("::/0", "igw-1"));
        verdict(judge(network("internet-facing", "sg-1").listeners("TCP", 22), onlyIpv6))
                .passes();
        verdict(judge(
                        new Balancer("network", "internet-facing", "dualstack", Map.of(), "sg-1").listeners("TCP", 22),
                        onlyIpv6))
                .failsSaying("acl-1 entry 101");
        verdict(judge(
                        new Balancer(
                                        "application",
                                        "internet-facing",
                                        "dualstack-without-public-ipv4",
                                        Map.of(),
                                        "sg-1")
                                .listeners("HTTP", 22),
                        open().routes(route("0.0.0.0/0", "igw-1"))))
                .passes();
    }

    @Test
    void findsTheInternalOneThatLetsTheGatewayIn() {
        verdict(judge(internal(OPEN_TO_GATEWAY).listeners("TCP", 22), open())).failsSaying("acl-1 entry 101");
        verdict(judge(internal(CLOSED_TO_GATEWAY).listeners("TCP", 22), open())).passes();
        verdict(judge(internal(Map.of()).listeners("TCP", 22), open())).passes();
        var unread = internal(null).listeners("TCP", 22);
        assertThatThrownBy(() -> judge(unread, open())).isInstanceOf(UnreadableException.class);
        verdict(judge(unread, open().group())).passes();
    }

    @ParameterizedTest
    @MethodSource("dev.vitals.support.Wired#stations")
    void isUnknownWhileAStationOfAnOpenPathCouldNotBeRead(Class<?> station) {
        assertThatThrownBy(
                        () -> judge(network("internet-facing", "sg-1").listeners("TCP", 22), open().refusing(station)))
                .isInstanceOf(UnreadableException.class);
        verdict(judge(network("internal", "sg-1").listeners("TCP", 22), open().refusing(station)))
                .passes();
    }

    @Test
    void isUnknownWhileTheListenersOfAnOpenOneCouldNotBeRead() {
        assertThatThrownBy(() -> judge(network("internet-facing", "sg-1").unreadListeners(), open()))
                .isInstanceOf(UnreadableException.class);
        verdict(judge(network("internet-facing", "sg-1").unreadListeners(), open().group()))
                .passes();
    }

    @Test
    void findsTheSensitivePortBehindAHarmlessListener() {
        var web = open().group(tcp(443, 443, "0.0.0.0/0"));
        var balancer = network("internet-facing", "sg-1").forwarding(443, "tg-1");
        verdict(judge(balancer, web.with(target(5432))))
                .failsSaying("Load balancer records, which forwards to TCP 5432, answers the internet on TCP 443");
        verdict(judge(balancer, open().group(tcp(443, 443, "0.0.0.0/0")).with(target(8443))))
                .passes();
    }

    @Test
    void isUnknownWhileThePortsBehindAnOpenListenerCouldNotBeRead() {
        var balancer = network("internet-facing", "sg-1").forwarding(443, "tg-1");
        assertThatThrownBy(() ->
                        judge(balancer, open().group(tcp(443, 443, "0.0.0.0/0")).refusing(TargetGroup.class)))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> judge(balancer, open().group(tcp(443, 443, "0.0.0.0/0"))))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("tg-1");
        verdict(judge(balancer, open().group().refusing(TargetGroup.class))).passes();
    }

    @Test
    void saysNothingOfGatewayLoadBalancers() {
        verdict(judge(new Balancer("gateway", "internet-facing", "ipv4", Map.of()).listeners("GENEVE", 6081), open()))
                .isNotApplicable();
    }

    @Test
    void findsTheSensitivePortBehindAHarmlessOne() {
        var web = open().group(tcp(443, 443, "0.0.0.0/0"));
        verdict(classic("internet-facing", 443, 5432, web))
                .failsSaying("Classic load balancer old, which forwards to TCP 5432, answers the internet on TCP 443");
        verdict(classic("internet-facing", 443, 8443, web)).passes();
        verdict(classic("internal", 443, 5432, web)).passes();
        verdict(classic("internet-facing", 22, 22, web)).passes();
        assertThatThrownBy(() -> classic(null, 443, 5432, web)).isInstanceOf(UnreadableException.class);
    }

    private Verdict judge(LoadBalancerV2 balancer, Wired wired) {
        return rules.noEffectiveExposure(labelled(REGION, "records", balancer), wired.inventory(), Settings.defaults());
    }

    private Verdict classic(String scheme, int port, int behind, Wired wired) {
        var balancer = LoadBalancerDescription.builder()
                .loadBalancerName("old")
                .scheme(scheme)
                .vpcId("vpc-1")
                .subnets("subnet-1")
                .securityGroups("sg-1")
                .listenerDescriptions(described -> described.listener(listener ->
                        listener.protocol("TCP").loadBalancerPort(port).instancePort(behind)))
                .build();
        return rules.noEffectiveClassicExposure(
                labelled(REGION, "old", new ClassicLoadBalancer(balancer, Reading.absent())),
                wired.inventory(),
                Settings.defaults());
    }

    private static Resource<TargetGroup> target(int port) {
        var group = TargetGroup.builder().targetGroupArn("tg-1").protocol("TCP").port(port);
        return labelled(REGION, "tg-1", group.build());
    }

    private static Balancer network(String scheme, String... groups) {
        return new Balancer("network", scheme, "ipv4", Map.of(), groups);
    }

    private static Balancer internal(Map<String, String> attributes) {
        return new Balancer("network", "internal", "dualstack", attributes, "sg-1");
    }

    /** The load balancer {@code records} in {@code subnet-1}; attributes that are null could not be read. */
    private record Balancer(
            String type, String scheme, String families, Map<String, String> attributes, String... groups) {

        LoadBalancerV2 listeners(String protocol, int port) {
            return bundle(Reading.known(
                    List.of(Listener.builder().protocol(protocol).port(port).build())));
        }

        LoadBalancerV2 forwarding(int port, String target) {
            return bundle(Reading.known(List.of(Listener.builder()
                    .protocol("TCP")
                    .port(port)
                    .defaultActions(action -> action.type("forward").targetGroupArn(target))
                    .build())));
        }

        LoadBalancerV2 unreadListeners() {
            return bundle(Reading.unreadable(Cause.DENIED, "DescribeListeners"));
        }

        private LoadBalancerV2 bundle(Reading<List<Listener>> listeners) {
            var balancer = LoadBalancer.builder()
                    .loadBalancerName("records")
                    .type(type)
                    .scheme(scheme)
                    .ipAddressType(families)
                    .vpcId("vpc-1")
                    .securityGroups(groups)
                    .availabilityZones(zone -> zone.subnetId("subnet-1"))
                    .build();
            return new LoadBalancerV2(
                    balancer,
                    attributes == null
                            ? Reading.unreadable(Cause.DENIED, "DescribeLoadBalancerAttributes")
                            : Reading.known(attributes),
                    listeners);
        }
    }
}
