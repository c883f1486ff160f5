package dev.vitals.rule.elb;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;

class ClassicRulesTest {

    private final LoadBalancerRules rules = new LoadBalancerRules();

    @Test
    void readsClassicLoadBalancers() {
        verdict(rules.classicAccessLogs(balancer("HTTPS", Reading.known(logging(false)))))
                .fails("Classic load balancer old writes no access logs");
        verdict(rules.classicAccessLogs(balancer("HTTPS", Reading.known(logging(true)))))
                .passes();
        assertThatThrownBy(() -> rules.classicAccessLogs(balancer("HTTPS", Reading.unreadable(Cause.DENIED, ""))))
                .isInstanceOf(UnreadableException.class);
        verdict(rules.classicTls(balancer("HTTP", Reading.known(logging(true)))))
                .fails("Classic load balancer old listens to HTTP on port 80 without TLS");
        verdict(rules.classicTls(balancer("SSL", Reading.known(logging(true))))).passes();
    }

    private static LoadBalancerAttributes logging(boolean on) {
        return LoadBalancerAttributes.builder().accessLog(l -> l.enabled(on)).build();
    }

    private static ClassicLoadBalancer balancer(String protocol, Reading<LoadBalancerAttributes> attributes) {
        return new ClassicLoadBalancer(
                LoadBalancerDescription.builder()
                        .loadBalancerName("old")
                        .listenerDescriptions(
                                d -> d.listener(l -> l.protocol(protocol).loadBalancerPort(80)))
                        .build(),
                attributes);
    }
}
