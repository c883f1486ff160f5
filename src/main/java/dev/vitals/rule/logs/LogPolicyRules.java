package dev.vitals.rule.logs;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourcePolicy;

/** Resource policies of CloudWatch Logs. */
class LogPolicyRules {

    @Rule(
            id = "logs-log-group-not-public",
            title = "The policy for logs grants nothing to everyone",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(1)"})
    Verdict notPublic(ResourcePolicy policy) {
        var open = PolicyDocument.parse(Reading.required(policy.policyDocument(), "PolicyDocument"))
                .publicStatements();
        return open.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Logs policy %s lets everyone in (%s)"
                                .formatted(policy.policyName(), open.getFirst().label()))
                        .at("PolicyDocument", open.getFirst().label())
                        .expected("named principals, or conditions that name the caller");
    }
}
