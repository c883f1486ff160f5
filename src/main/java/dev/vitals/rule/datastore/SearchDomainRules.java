package dev.vitals.rule.datastore;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;

/** OpenSearch and Elasticsearch domains. AWS always returns these blocks, but for VPC and logs, which it leaves out. */
class SearchDomainRules {

    @Rule(
            id = "opensearch-encrypted-at-rest",
            title = "The domain is encrypted at rest",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict encryptedAtRest(DomainStatus domain) {
        var options = Reading.required(domain.encryptionAtRestOptions(), "EncryptionAtRestOptions");
        return Reading.required(options.enabled(), "EncryptionAtRestOptions.Enabled")
                ? Verdict.pass()
                : fail(domain, "is not encrypted at rest", "EncryptionAtRestOptions.Enabled", false, "true");
    }

    @Rule(
            id = "opensearch-node-to-node-encryption",
            title = "Traffic between the domain's nodes is encrypted",
            severity = Severity.HIGH,
            safeguards = {
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
    Verdict encryptedBetweenNodes(DomainStatus domain) {
        var options = Reading.required(domain.nodeToNodeEncryptionOptions(), "NodeToNodeEncryptionOptions");
        return Reading.required(options.enabled(), "NodeToNodeEncryptionOptions.Enabled")
                ? Verdict.pass()
                : fail(
                        domain,
                        "sends data between nodes in clear",
                        "NodeToNodeEncryptionOptions.Enabled",
                        false,
                        "true");
    }

    @Rule(
            id = "opensearch-https-required",
            title = "The domain demands HTTPS",
            severity = Severity.HIGH,
            safeguards = {
                "164.312(c)(1)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict demandsHttps(DomainStatus domain) {
        var options = Reading.required(domain.domainEndpointOptions(), "DomainEndpointOptions");
        return Reading.required(options.enforceHTTPS(), "DomainEndpointOptions.EnforceHTTPS")
                ? Verdict.pass()
                : fail(domain, "answers without HTTPS", "DomainEndpointOptions.EnforceHTTPS", false, "true");
    }

    @Rule(
            id = "opensearch-in-vpc",
            title = "The domain is in a VPC",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            },
            version = 2)
    Verdict inVpc(DomainStatus domain) {
        Reading.required(domain.arn(), "ARN");
        var vpc = domain.vpcOptions();
        return vpc != null && (vpc.vpcId() != null || !vpc.subnetIds().isEmpty())
                ? Verdict.pass()
                : fail(domain, "has a public endpoint", "VPCOptions", "not set", "a VPC");
    }

    @Rule(
            id = "opensearch-logs-to-cloudwatch",
            title = "The domain publishes logs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.312(b)"})
    Verdict publishesLogs(DomainStatus domain) {
        Reading.required(domain.arn(), "ARN");
        var on = domain.logPublishingOptions().values().stream()
                .anyMatch(log -> Boolean.TRUE.equals(log.enabled()) && log.cloudWatchLogsLogGroupArn() != null);
        return on
                ? Verdict.pass()
                : fail(domain, "publishes no logs", "LogPublishingOptions", "none enabled", "a log group");
    }

    private static Verdict fail(DomainStatus domain, String what, String field, Object found, String wanted) {
        return Verdict.fail("Domain %s %s".formatted(domain.domainName(), what))
                .at(field, found)
                .expected(wanted);
    }
}
