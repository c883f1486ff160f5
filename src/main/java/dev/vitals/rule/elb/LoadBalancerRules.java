package dev.vitals.rule.elb;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Whether load balancers keep a record and speak TLS. */
class LoadBalancerRules {

    private static final Set<String> TLS = Set.of("https", "ssl");
    private static final String V2_LOGS = "access_logs.s3.enabled";

    @Rule(
            id = "elb-classic-access-logs",
            title = "The classic load balancer writes access logs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(3)(ii)(A)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict classicAccessLogs(ClassicLoadBalancer balancer) {
        var log = Reading.required(balancer.attributes().orElseThrow().accessLog(), "AccessLog");
        return Reading.required(log.enabled(), "AccessLog.Enabled")
                ? Verdict.pass()
                : Verdict.fail("Classic load balancer %s writes no access logs".formatted(balancer.name()))
                        .at("attributes.AccessLog.Enabled", false)
                        .expected("true");
    }

    @Rule(
            id = "elb-classic-tls-listeners",
            title = "Every listener of the classic load balancer speaks TLS",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(1)",
                "164.312(e)(2)(i)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict classicTls(ClassicLoadBalancer balancer) {
        Reading.required(balancer.description().loadBalancerName(), "LoadBalancerName");
        return balancer.description().listenerDescriptions().stream()
                .map(ListenerDescription::listener)
                .filter(listener -> !TLS.contains(protocol(listener)))
                .findFirst()
                .<Verdict>map(listener -> Verdict.fail("Classic load balancer %s listens to %s on port %d without TLS"
                                .formatted(balancer.name(), listener.protocol(), listener.loadBalancerPort()))
                        .at("description.ListenerDescriptions", listener.protocol())
                        .expected("HTTPS or SSL"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "elbv2-access-logs",
            title = "The load balancer writes access logs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(3)(ii)(A)", "164.308(a)(6)(ii)", "164.312(b)"},
            version = 2)
    Verdict accessLogs(LoadBalancerV2 balancer) {
        var attributes = balancer.attributes().orElseThrow();
        if (balancer.balancer().type() == LoadBalancerTypeEnum.GATEWAY) {
            return Verdict.notApplicable("Gateway load balancers write no access logs");
        }
        boolean on = "true".equals(attributes.get(V2_LOGS));
        if (!on && balancer.balancer().type() == LoadBalancerTypeEnum.NETWORK && !speaksTls(balancer)) {
            return Verdict.notApplicable("Network load balancers log only what their TLS listeners take");
        }
        return on || Reading.required(attributes.get(V2_LOGS), V2_LOGS).equals("true")
                ? Verdict.pass()
                : Verdict.fail("Load balancer %s writes no access logs".formatted(balancer.name()))
                        .at("attributes." + V2_LOGS, attributes.get(V2_LOGS))
                        .expected("true");
    }

    private static boolean speaksTls(LoadBalancerV2 balancer) {
        return balancer.listeners().orElseThrow().stream()
                .anyMatch(listener -> listener.protocol() == ProtocolEnum.TLS);
    }

    private static String protocol(Listener listener) {
        return Reading.required(listener.protocol(), "Protocol").toLowerCase(Locale.ROOT);
    }
}
