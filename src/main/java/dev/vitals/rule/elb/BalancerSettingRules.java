package dev.vitals.rule.elb;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** How load balancers spread load, what they let through, and whether one call deletes them. */
class BalancerSettingRules {

    private static final String PROTECTION = "deletion_protection.enabled";
    private static final String DROPS = "routing.http.drop_invalid_header_fields.enabled";

    @Rule(
            id = "elb-classic-cross-zone",
            title = "The classic load balancer balances across zones",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"})
    Verdict crossZone(ClassicLoadBalancer balancer) {
        var across = Reading.required(
                balancer.attributes().orElseThrow().crossZoneLoadBalancing(), "CrossZoneLoadBalancing");
        return Reading.required(across.enabled(), "CrossZoneLoadBalancing.Enabled")
                ? Verdict.pass()
                : Verdict.fail("Classic load balancer %s keeps load within each zone".formatted(balancer.name()))
                        .at("attributes.CrossZoneLoadBalancing.Enabled", false)
                        .expected("true");
    }

    @Rule(
            id = "elbv2-deletion-protection",
            title = "The load balancer cannot be deleted by a slip",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"})
    Verdict deletionProtected(LoadBalancerV2 balancer) {
        return isOn(balancer.attributes().orElseThrow(), PROTECTION)
                ? Verdict.pass()
                : fail(balancer, "can be deleted by one call", PROTECTION);
    }

    @Rule(
            id = "elbv2-drop-invalid-headers",
            title = "The load balancer drops invalid headers",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(1)",
                "164.312(e)(2)(i)",
                "164.312(e)(2)(ii)"
            })
    Verdict dropsInvalidHeaders(LoadBalancerV2 balancer) {
        if (Reading.required(balancer.balancer().type(), "Type") != LoadBalancerTypeEnum.APPLICATION) {
            return Verdict.notApplicable("Only application load balancers read headers");
        }
        return isOn(balancer.attributes().orElseThrow(), DROPS)
                ? Verdict.pass()
                : fail(balancer, "passes invalid headers on", DROPS);
    }

    private static boolean isOn(Map<String, String> attributes, String name) {
        return Reading.required(attributes.get(name), name).equals("true");
    }

    private static Verdict fail(LoadBalancerV2 balancer, String what, String attribute) {
        return Verdict.fail("Load balancer %s %s".formatted(balancer.name(), what))
                .at("attributes." + attribute, "false")
                .expected("true");
    }
}
