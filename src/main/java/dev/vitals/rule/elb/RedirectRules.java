package dev.vitals.rule.elb;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elb.ClassicPolicies;
import dev.vitals.collect.elbv2.ListenerRules;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.lists.ReferenceList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.PolicyAttributeDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.PolicyDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** That HTTP leads to HTTPS, and that classic load balancers offer no old TLS. */
class RedirectRules {

    private static final Set<String> TLS = Set.of("HTTPS", "SSL");

    /** A fixed answer sends nobody's records; everything else must be sent on to HTTPS. */
    @Rule(
            id = "elbv2-http-redirects-to-https",
            title = "HTTP only redirects to HTTPS",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(1)",
                "164.312(e)(2)(i)",
                "164.312(e)(2)(ii)"
            })
    Verdict redirects(Resource<LoadBalancerV2> balancer, Inventory inventory) {
        var http = balancer.config().listeners().orElseThrow().stream()
                .filter(listener -> Reading.required(listener.protocol(), "Protocol") == ProtocolEnum.HTTP)
                .toList();
        if (http.isEmpty()) {
            return Verdict.notApplicable("No listener speaks HTTP");
        }
        for (Listener listener : http) {
            var rules = inventory
                    .find(ListenerRules.class, balancer.region(), listener.listenerArn())
                    .orElseThrow()
                    .config()
                    .rules()
                    .orElseThrow();
            boolean sends =
                    !sendsOn(listener.defaultActions()) || rules.stream().anyMatch(rule -> !sendsOn(rule.actions()));
            if (sends) {
                return Verdict.fail("Load balancer %s serves HTTP on port %d"
                                .formatted(balancer.config().name(), listener.port()))
                        .at("listeners", listener.listenerArn())
                        .expected("a redirect to HTTPS in every rule");
            }
        }
        return Verdict.pass();
    }

    @Rule(
            id = "elb-classic-strong-tls-policy",
            title = "The classic load balancer offers TLS 1.2 or later only",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)", "164.312(e)(2)(ii)"})
    Verdict strong(Resource<ClassicLoadBalancer> balancer, Inventory inventory, Settings settings) {
        var name = Reading.required(balancer.config().description().loadBalancerName(), "LoadBalancerName");
        var tls = balancer.config().description().listenerDescriptions().stream()
                .filter(described -> TLS.contains(
                        String.valueOf(described.listener().protocol()).toUpperCase(Locale.ROOT)))
                .toList();
        if (tls.isEmpty()) {
            return Verdict.notApplicable("No listener speaks TLS");
        }
        var policies = inventory
                .find(ClassicPolicies.class, balancer.region(), name)
                .orElseThrow()
                .config()
                .policies()
                .orElseThrow();
        var weak = settings.lists().of(ListName.WEAK_TLS);
        return tls.stream()
                .flatMap(listener -> weakness(listener, policies, weak).stream())
                .findFirst()
                .<Verdict>map(offered -> Verdict.fail("Classic load balancer %s offers %s".formatted(name, offered))
                        .at("policies", offered)
                        .expected("ELBSecurityPolicy-TLS-1-2-2017-01"))
                .orElseGet(Verdict::pass);
    }

    private static Optional<String> weakness(
            ListenerDescription listener, List<PolicyDescription> policies, ReferenceList weak) {
        var negotiation = policies.stream()
                .filter(policy -> "SSLNegotiationPolicyType".equals(policy.policyTypeName()))
                .filter(policy -> listener.policyNames().contains(policy.policyName()))
                .toList();
        if (negotiation.isEmpty()) {
            throw new UnreadableException(Cause.MALFORMED, "no TLS policy of a listener was returned");
        }
        return negotiation.stream()
                .flatMap(policy -> policy.policyAttributeDescriptions().stream())
                .filter(attribute -> "true".equalsIgnoreCase(attribute.attributeValue()))
                .map(PolicyAttributeDescription::attributeName)
                .filter(weak::holds)
                .map(attribute -> attribute.replace("Protocol-", ""))
                .sorted()
                .findFirst();
    }

    private static boolean sendsOn(List<Action> actions) {
        return !actions.isEmpty()
                && actions.stream()
                        .allMatch(action -> action.type() == ActionTypeEnum.FIXED_RESPONSE
                                || action.type() == ActionTypeEnum.REDIRECT
                                        && action.redirectConfig() != null
                                        && "HTTPS"
                                                .equals(action.redirectConfig().protocol()));
    }
}
