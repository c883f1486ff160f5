package dev.vitals.rule.elb;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elb.ClassicPolicies;
import dev.vitals.collect.elbv2.ListenerRules;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancing.model.PolicyDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

class RedirectRulesTest {

    private static final Action REDIRECT = Action.builder()
            .type("redirect")
            .redirectConfig(r -> r.protocol("HTTPS").statusCode("HTTP_301"))
            .build();
    private static final Action FORWARD = Action.builder().type("forward").build();
    private final RedirectRules rules = new RedirectRules();

    @Test
    void findsTheRuleThatServesHttp() {
        verdict(rules.redirects(
                        balancer("HTTP", REDIRECT),
                        holding(listening(Reading.known(
                                List.of(Rule.builder().actions(REDIRECT).build()))))))
                .passes();
        verdict(rules.redirects(
                        balancer("HTTP", REDIRECT),
                        holding(listening(Reading.known(
                                List.of(Rule.builder().actions(FORWARD).build()))))))
                .fails("Load balancer portal serves HTTP on port 80");
        verdict(rules.redirects(balancer("HTTP", FORWARD), holding(listening(Reading.known(List.of())))))
                .failsSaying("serves HTTP");
        verdict(rules.redirects(balancer("HTTPS", FORWARD), denied())).isNotApplicable();
        assertThatThrownBy(() -> rules.redirects(
                        balancer("HTTP", REDIRECT), holding(listening(Reading.unreadable(Cause.DENIED, "")))))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsOldTlsInThePolicyOfTheListener() {
        verdict(rules.strong(classic("HTTPS"), holding(policies("Protocol-TLSv1")), Settings.defaults()))
                .fails("Classic load balancer old offers TLSv1");
        verdict(rules.strong(classic("HTTPS"), holding(policies("Protocol-TLSv1.2")), Settings.defaults()))
                .passes();
        verdict(rules.strong(classic("HTTPS"), holding(policies("DES-CBC3-SHA")), Settings.defaults()))
                .failsSaying("DES-CBC3-SHA");
        verdict(rules.strong(classic("HTTP"), denied(), Settings.defaults())).isNotApplicable();
        assertThatThrownBy(() -> rules.strong(classic("HTTPS"), denied(), Settings.defaults()))
                .isInstanceOf(UnreadableException.class);
    }

    private static Resource<LoadBalancerV2> balancer(String protocol, Action action) {
        var listener = Listener.builder()
                .listenerArn("arn:l")
                .protocol(protocol)
                .port(80)
                .defaultActions(action)
                .build();
        return labelled(
                REGION,
                "portal",
                new LoadBalancerV2(
                        LoadBalancer.builder().loadBalancerName("portal").build(),
                        Reading.unreadable(Cause.DENIED, ""),
                        Reading.known(List.of(listener))));
    }

    private static Resource<ListenerRules> listening(Reading<List<Rule>> rules) {
        return labelled(REGION, "arn:l", new ListenerRules("arn:l", rules));
    }

    private static Resource<ClassicLoadBalancer> classic(String protocol) {
        return labelled(
                REGION,
                "old",
                new ClassicLoadBalancer(
                        LoadBalancerDescription.builder()
                                .loadBalancerName("old")
                                .listenerDescriptions(d ->
                                        d.listener(l -> l.protocol(protocol)).policyNames("p"))
                                .build(),
                        Reading.unreadable(Cause.DENIED, "")));
    }

    private static Resource<ClassicPolicies> policies(String attribute) {
        return labelled(
                REGION,
                "old",
                new ClassicPolicies(
                        "old",
                        Reading.known(List.of(PolicyDescription.builder()
                                .policyName("p")
                                .policyTypeName("SSLNegotiationPolicyType")
                                .policyAttributeDescriptions(
                                        a -> a.attributeName(attribute).attributeValue("true"))
                                .build()))));
    }
}
