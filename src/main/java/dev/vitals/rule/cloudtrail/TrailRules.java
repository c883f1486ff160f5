package dev.vitals.rule.cloudtrail;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;

/** Whether what happens in the account is recorded, and how the record is kept. */
class TrailRules {

    private static final Duration LATEST_DELIVERY = Duration.ofHours(24);

    @Rule(
            id = "cloudtrail-enabled",
            title = "A trail is logging in the region",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(A)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)",
                "164.312(c)(2)",
                "164.312(e)(2)(i)"
            })
    Verdict enabled(AwsRegion region, Inventory inventory) {
        return logging(
                inventory,
                trail -> Boolean.TRUE.equals(trail.trail().isMultiRegionTrail())
                        || region.region().equals(trail.trail().homeRegion()),
                "No trail is logging in " + region.region());
    }

    @Rule(
            id = "cloudtrail-multi-region",
            title = "A trail of all regions is logging, global events included",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(6)(ii)",
                "164.312(b)",
                "164.312(e)(2)(i)"
            })
    Verdict multiRegion(AwsAccount account, Inventory inventory) {
        return logging(
                inventory,
                trail -> Boolean.TRUE.equals(trail.trail().isMultiRegionTrail())
                        && Boolean.TRUE.equals(trail.trail().includeGlobalServiceEvents()),
                "No trail of all regions is logging in account " + account.accountId());
    }

    /** One trail that surely logs is enough; only without one must every list and every status be readable. */
    private static Verdict logging(Inventory inventory, Predicate<CloudTrailTrail> covers, String failure) {
        var seen = covering(inventory.seen(CloudTrailTrail.class), covers);
        if (seen.stream().anyMatch(TrailRules::surelyLogs)) {
            return Verdict.pass();
        }
        var trails = inventory.all(CloudTrailTrail.class);
        trails.forEach(trail -> Reading.required(trail.config().trail().isMultiRegionTrail(), "IsMultiRegionTrail"));
        var all = covering(trails, covers);
        return all.stream().anyMatch(trail -> logs(trail.status().orElseThrow()))
                ? Verdict.pass()
                : Verdict.fail(failure).expected("a trail that is logging");
    }

    private static List<CloudTrailTrail> covering(
            List<Resource<CloudTrailTrail>> trails, Predicate<CloudTrailTrail> covers) {
        return trails.stream().map(Resource::config).filter(covers).toList();
    }

    private static boolean surelyLogs(CloudTrailTrail trail) {
        return trail.status() instanceof Reading.Known<GetTrailStatusResponse>(GetTrailStatusResponse status)
                && Boolean.TRUE.equals(status.isLogging());
    }

    private static boolean logs(GetTrailStatusResponse status) {
        return Reading.required(status.isLogging(), "IsLogging");
    }

    @Rule(
            id = "cloudtrail-log-file-validation",
            title = "The trail's files can be validated",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(i)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)",
                "164.312(c)(1)",
                "164.312(c)(2)"
            })
    Verdict logFileValidation(CloudTrailTrail trail) {
        return Reading.required(trail.trail().logFileValidationEnabled(), "LogFileValidationEnabled")
                ? Verdict.pass()
                : Verdict.fail("Trail %s does not validate its log files".formatted(trail.name()))
                        .at("trail.LogFileValidationEnabled", false)
                        .expected("true");
    }

    @Rule(
            id = "cloudtrail-kms-encrypted",
            title = "The trail is encrypted with a KMS key",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(c)(2)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict kmsEncrypted(CloudTrailTrail trail) {
        Reading.required(trail.trail().name(), "Name");
        return trail.trail().kmsKeyId() != null
                ? Verdict.pass()
                : Verdict.fail("Trail %s is not encrypted with a KMS key".formatted(trail.name()))
                        .expected("a KMS key of the account");
    }

    @Rule(
            id = "cloudtrail-cloudwatch-logs-delivery",
            title = "The trail delivers to CloudWatch Logs",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)",
                "164.312(c)(2)",
                "164.312(e)(2)(i)"
            })
    Verdict cloudWatchLogsDelivery(CloudTrailTrail trail, Inventory inventory) {
        Reading.required(trail.trail().name(), "Name");
        if (trail.trail().cloudWatchLogsLogGroupArn() == null) {
            return Verdict.fail("Trail %s does not deliver to CloudWatch Logs".formatted(trail.name()))
                    .expected("a log group that receives its events");
        }
        var latest = trail.status().orElseThrow().latestCloudWatchLogsDeliveryTime();
        if (latest == null) {
            return Verdict.fail("Trail %s has never delivered to its CloudWatch log group".formatted(trail.name()))
                    .expected("a delivery in the last 24 hours");
        }
        return latest.isBefore(inventory.readAt().minus(LATEST_DELIVERY))
                ? Verdict.fail("Trail %s has delivered nothing to CloudWatch Logs since %s"
                                .formatted(trail.name(), latest))
                        .at("status.LatestCloudWatchLogsDeliveryTime", latest)
                        .expected("a delivery in the last 24 hours")
                : Verdict.pass();
    }
}
