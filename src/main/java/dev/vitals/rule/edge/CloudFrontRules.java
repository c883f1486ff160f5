package dev.vitals.rule.edge;

import dev.vitals.collect.cloudfront.CloudFrontDistribution;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.lists.Protocols;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginProtocolPolicy;
import software.amazon.awssdk.services.cloudfront.model.ViewerProtocolPolicy;

/** Distributions of CloudFront. */
class CloudFrontRules {

    private static final Verdict OFF = Verdict.notApplicable("The distribution is disabled");

    @Rule(
            id = "cloudfront-viewer-https",
            title = "Viewers speak HTTPS",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(e)(1)", "164.312(e)(2)(ii)"})
    Verdict viewers(CloudFrontDistribution distribution) {
        if (isOff(distribution)) {
            return OFF;
        }
        return behaviours(distribution.summary())
                .filter(policy -> policy.policy() == ViewerProtocolPolicy.ALLOW_ALL)
                .findFirst()
                .<Verdict>map(open -> Verdict.fail("Distribution %s lets viewers use HTTP for %s"
                                .formatted(distribution.id(), open.path()))
                        .at("summary." + open.path() + ".ViewerProtocolPolicy", "allow-all")
                        .expected("redirect-to-https or https-only"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "cloudfront-access-logs",
            title = "The distribution writes access logs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.312(b)"})
    Verdict logs(CloudFrontDistribution distribution) {
        if (isOff(distribution)) {
            return OFF;
        }
        var config = distribution.config().orElseThrow();
        boolean logs =
                config.logging() != null && Boolean.TRUE.equals(config.logging().enabled())
                        || config.defaultCacheBehavior() != null
                                && config.defaultCacheBehavior().realtimeLogConfigArn() != null
                        || distribution.delivered().orElseThrow();
        return logs
                ? Verdict.pass()
                : Verdict.fail("Distribution %s writes no access logs".formatted(distribution.id()))
                        .at("config.Logging.Enabled", false)
                        .expected("standard logging of either version, or real-time logs");
    }

    @Rule(
            id = "cloudfront-no-insecure-protocols",
            title = "Viewers use TLS 1.2 or later",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)", "164.312(e)(2)(ii)"})
    Verdict protocols(CloudFrontDistribution distribution, Settings settings) {
        if (isOff(distribution)) {
            return OFF;
        }
        var certificate = Reading.required(distribution.summary().viewerCertificate(), "ViewerCertificate");
        if (Boolean.TRUE.equals(certificate.cloudFrontDefaultCertificate())) {
            return Verdict.fail("Distribution %s uses the certificate of cloudfront.net, which allows TLS 1.0"
                            .formatted(distribution.id()))
                    .at("summary.ViewerCertificate.CloudFrontDefaultCertificate", true)
                    .expected("a certificate of its own with a policy of TLS 1.2");
        }
        var version = Reading.required(certificate.minimumProtocolVersionAsString(), "MinimumProtocolVersion");
        var oldest = settings.lists()
                .of(ListName.CLOUDFRONT_POLICIES)
                .require(version)
                .detail();
        return Protocols.isStrong(oldest)
                ? Verdict.pass()
                : Verdict.fail("Distribution %s lets viewers use %s".formatted(distribution.id(), version))
                        .at("summary.ViewerCertificate.MinimumProtocolVersion", version)
                        .expected("TLSv1.2_2021 or later");
    }

    /** An origin that is asked as the viewer asked gets HTTPS only when viewers use nothing else. */
    @Rule(
            id = "cloudfront-origin-https",
            title = "Origins are asked by HTTPS",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)", "164.312(e)(2)(ii)"})
    Verdict origins(CloudFrontDistribution distribution) {
        if (isOff(distribution)) {
            return OFF;
        }
        boolean viewersSecure = behaviours(distribution.summary())
                .noneMatch(policy -> policy.policy() == ViewerProtocolPolicy.ALLOW_ALL);
        var custom = origins(distribution.summary()).stream()
                .filter(origin -> origin.customOriginConfig() != null)
                .toList();
        if (custom.isEmpty()) {
            return Verdict.notApplicable("The distribution has no custom origin");
        }
        for (Origin origin : custom) {
            var policy = Reading.required(origin.customOriginConfig().originProtocolPolicy(), "OriginProtocolPolicy");
            boolean secure = policy == OriginProtocolPolicy.HTTPS_ONLY
                    || policy == OriginProtocolPolicy.MATCH_VIEWER && viewersSecure;
            if (!secure) {
                return Verdict.fail("Distribution %s asks %s by HTTP".formatted(distribution.id(), origin.domainName()))
                        .at("summary.Origins[].CustomOriginConfig.OriginProtocolPolicy", policy)
                        .expected("https-only");
            }
        }
        return Verdict.pass();
    }

    @Rule(
            id = "cloudfront-s3-origin-access-control",
            title = "S3 origins let nobody else read",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(1)", "164.312(b)"},
            version = 2)
    Verdict accessControl(CloudFrontDistribution distribution) {
        if (isOff(distribution)) {
            return OFF;
        }
        var buckets = origins(distribution.summary()).stream()
                .filter(origin -> origin.s3OriginConfig() != null)
                .toList();
        if (buckets.isEmpty()) {
            return Verdict.notApplicable("The distribution has no S3 origin");
        }
        return buckets.stream()
                .filter(origin -> isBlank(origin.originAccessControlId())
                        && isBlank(origin.s3OriginConfig().originAccessIdentity()))
                .findFirst()
                .<Verdict>map(origin -> Verdict.fail("Distribution %s reads %s without access control"
                                .formatted(distribution.id(), origin.domainName()))
                        .at("summary.Origins[].OriginAccessControlId", "not set")
                        .expected("an origin access control"))
                .orElseGet(Verdict::pass);
    }

    /** What one cache behaviour demands of viewers; {@code path} says which. */
    private record Behaviour(String path, ViewerProtocolPolicy policy) {}

    private static Stream<Behaviour> behaviours(DistributionSummary summary) {
        var first = Reading.required(summary.defaultCacheBehavior(), "DefaultCacheBehavior");
        var others = summary.cacheBehaviors() == null
                ? List.<CacheBehavior>of()
                : summary.cacheBehaviors().items();
        return Stream.concat(
                Stream.of(new Behaviour(
                        "DefaultCacheBehavior",
                        Reading.required(first.viewerProtocolPolicy(), "ViewerProtocolPolicy"))),
                others.stream()
                        .map(other -> new Behaviour(
                                String.valueOf(other.pathPattern()),
                                Reading.required(other.viewerProtocolPolicy(), "ViewerProtocolPolicy"))));
    }

    private static List<Origin> origins(DistributionSummary summary) {
        return Reading.required(summary.origins(), "Origins").items();
    }

    private static boolean isOff(CloudFrontDistribution distribution) {
        return !Reading.required(distribution.summary().enabled(), "Enabled");
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
