package dev.vitals.rule.edge;

import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.collect.waf.ClassicWebAcl;
import dev.vitals.collect.waf.WebAcl;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Web ACLs, and the load balancers that they should guard. */
class WebAclRules {

    @Rule(
            id = "wafv2-logging",
            title = "The web ACL logs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(4)(ii)(A)", "164.312(b)"})
    Verdict logs(WebAcl acl) {
        if (!acl.logs().isAbsent()) {
            return Verdict.pass();
        }
        return acl.name().startsWith("FMManagedWebACL")
                ? Verdict.notApplicable("Firewall Manager keeps this web ACL and decides on its logs")
                : Verdict.fail("Web ACL %s does not log".formatted(acl.name()))
                        .at("logs", "not set")
                        .expected("a log group, a bucket or a delivery stream");
    }

    @Rule(
            id = "waf-classic-logging",
            title = "The classic web ACL logs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(4)(ii)(A)", "164.312(b)"})
    Verdict classicLogs(ClassicWebAcl acl) {
        return acl.logs().isAbsent()
                ? Verdict.fail("Classic web ACL %s does not log".formatted(acl.name()))
                        .at("logs", "not set")
                        .expected("a delivery stream")
                : Verdict.pass();
    }

    @Rule(
            id = "elbv2-waf-associated",
            title = "A web ACL guards the load balancer",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(5)(ii)(B)", "164.312(e)(1)"})
    Verdict guarded(Resource<LoadBalancerV2> balancer, Inventory inventory) {
        var type = Reading.required(balancer.config().balancer().type(), "Type");
        if (type != LoadBalancerTypeEnum.APPLICATION) {
            return Verdict.notApplicable("Web ACLs guard application load balancers only");
        }
        var arn = balancer.config().arn();
        var seen = Stream.concat(
                        inventory.seen(WebAcl.class, balancer.region()).stream()
                                .map(acl -> acl.config().balancers()),
                        inventory.seen(ClassicWebAcl.class, balancer.region()).stream()
                                .map(acl -> acl.config().balancers()))
                .toList();
        if (seen.stream()
                .anyMatch(guards -> guards instanceof Reading.Known<List<String>>(var arns) && arns.contains(arn))) {
            return Verdict.pass();
        }
        // None was seen: then every list must have been whole.
        inventory
                .all(WebAcl.class, balancer.region())
                .forEach(acl -> acl.config().balancers().orElseThrow());
        inventory
                .all(ClassicWebAcl.class, balancer.region())
                .forEach(acl -> acl.config().balancers().orElseThrow());
        return Verdict.fail("Load balancer %s has no web ACL"
                        .formatted(balancer.config().name()))
                .expected("a web ACL of WAF");
    }
}
