package dev.vitals.rule.cloudtrail;

import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Inventory;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.bucket.PublicAccess;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** How the buckets that keep trails are guarded. Every other bucket is none of their business. */
class TrailBucketRules {

    @Rule(
            id = "cloudtrail-bucket-not-public",
            title = "The public cannot get at the trail's bucket",
            severity = Severity.CRITICAL,
            safeguards = {"164.312(a)(1)", "164.312(b)", "164.312(c)(1)"})
    Verdict notPublic(S3Bucket bucket, Inventory inventory) {
        return ofTrail(
                bucket,
                inventory,
                () -> PublicAccess.toRead(bucket, inventory)
                        .or(() -> PublicAccess.toWrite(bucket, inventory))
                        .<Verdict>map(how -> Verdict.fail("Trail bucket %s is public: %s".formatted(bucket.name(), how))
                                .expected("no public grant"))
                        .orElseGet(() -> PublicAccess.isBlocked(bucket, inventory)
                                ? Verdict.pass()
                                : fail(
                                        bucket,
                                        "does not block public access",
                                        "a public access block, all four parts on")));
    }

    @Rule(
            id = "cloudtrail-bucket-access-logging",
            title = "The trail's bucket logs its accesses to another bucket",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(b)", "164.312(c)(1)"})
    Verdict accessLogging(S3Bucket bucket, Inventory inventory) {
        return ofTrail(bucket, inventory, () -> {
            var target = bucket.logging().value();
            return target.filter(to -> !bucket.name().equals(to.targetBucket())).isPresent()
                    ? Verdict.pass()
                    : fail(bucket, "does not log its accesses to another bucket", "server access logging");
        });
    }

    @Rule(
            id = "cloudtrail-bucket-mfa-delete",
            title = "The trail's bucket asks for MFA before a delete",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(1)", "164.312(c)(1)", "164.312(d)"})
    Verdict mfaDelete(S3Bucket bucket, Inventory inventory) {
        return ofTrail(
                bucket,
                inventory,
                () -> bucket.versioning().orElseThrow().mfaDelete()
                        ? Verdict.pass()
                        : fail(bucket, "does not require MFA to delete", "MFA delete on"));
    }

    @Rule(
            id = "cloudtrail-bucket-versioning",
            title = "The trail's bucket keeps versions",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.308(a)(7)(ii)(C)",
                "164.312(a)(2)(i)",
                "164.312(a)(2)(ii)",
                "164.312(b)",
                "164.312(c)(1)",
                "164.312(c)(2)"
            })
    Verdict versioning(S3Bucket bucket, Inventory inventory) {
        return ofTrail(
                bucket,
                inventory,
                () -> bucket.versioning().orElseThrow().enabled()
                        ? Verdict.pass()
                        : fail(bucket, "does not keep versions", "versioning on"));
    }

    @Rule(
            id = "cloudtrail-bucket-object-lock",
            title = "The trail's bucket locks its objects for a time",
            severity = Severity.HIGH,
            safeguards = {"164.312(c)(1)", "164.312(c)(2)", "164.316(b)(2)(i)"})
    Verdict objectLock(S3Bucket bucket, Inventory inventory) {
        return ofTrail(
                bucket,
                inventory,
                () -> retentionMode(bucket).isPresent()
                        ? Verdict.pass()
                        : fail(
                                bucket,
                                "has no Object Lock with a default retention",
                                "Object Lock with a default retention"));
    }

    @Rule(
            id = "cloudtrail-bucket-deny-delete",
            title = "Nobody may delete from the trail's bucket",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.312(a)(2)(i)", "164.312(b)", "164.312(c)(1)"})
    Verdict denyDelete(S3Bucket bucket, Inventory inventory) {
        return ofTrail(bucket, inventory, () -> {
            var objects = "arn:%s:s3:::%s/*".formatted(inventory.home().partition(), bucket.name());
            var denied = bucket.policy()
                    .value()
                    .map(PolicyDocument::parse)
                    .filter(policy -> denies(policy, "s3:DeleteObject", objects)
                            && denies(policy, "s3:DeleteObjectVersion", objects))
                    .isPresent();
            return denied
                            || retentionMode(bucket)
                                    .filter(ObjectLockRetentionMode.COMPLIANCE::equals)
                                    .isPresent()
                    ? Verdict.pass()
                    : fail(bucket, "does not deny deletes", "a policy that denies s3:DeleteObject to everybody");
        });
    }

    @Rule(
            id = "cloudtrail-bucket-retention-lifecycle",
            title = "The trail's bucket keeps its logs for six years",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.308(a)(7)(ii)(C)",
                "164.312(a)(2)(i)",
                "164.312(a)(2)(ii)",
                "164.312(b)",
                "164.312(c)(2)",
                "164.316(b)(2)(i)"
            })
    Verdict retention(S3Bucket bucket, Inventory inventory, Settings settings) {
        return ofTrail(bucket, inventory, () -> {
            var rules = bucket.lifecycle().value();
            if (rules.isEmpty() || rules.get().stream().noneMatch(TrailBucketRules::isOn)) {
                return fail(bucket, "has no lifecycle rule", "a lifecycle rule that keeps logs six years");
            }
            var days = settings.retention().recordDays();
            return rules.get().stream()
                    .filter(TrailBucketRules::isOn)
                    .filter(rule -> expiresBefore(rule, days))
                    .findFirst()
                    .<Verdict>map(rule -> Verdict.fail("Trail bucket %s deletes logs too early by its rule %s"
                                    .formatted(bucket.name(), rule.id()))
                            .at("lifecycle", rule.id())
                            .expected("at least %d days".formatted(days)))
                    .orElseGet(Verdict::pass);
        });
    }

    /** Deleting a version is what destroys a log in a bucket that keeps versions. */
    private static boolean denies(PolicyDocument policy, String action, String objects) {
        return policy.deniesEveryone(
                action, objects, statement -> statement.conditions().isEmpty());
    }

    private static boolean isOn(LifecycleRule rule) {
        return rule.status() == ExpirationStatus.ENABLED;
    }

    /** By age, on a date (which every log of before it meets), or as a version that is no longer current. */
    private static boolean expiresBefore(LifecycleRule rule, int days) {
        var expires = rule.expiration();
        var old = rule.noncurrentVersionExpiration();
        return expires != null && (expires.date() != null || isBefore(expires.days(), days))
                || old != null && isBefore(old.noncurrentDays(), days);
    }

    private static boolean isBefore(@Nullable Integer age, int days) {
        return age != null && age < days;
    }

    private static Optional<ObjectLockRetentionMode> retentionMode(S3Bucket bucket) {
        return bucket.objectLock()
                .value()
                .map(ObjectLockConfiguration::rule)
                .map(rule -> rule.defaultRetention())
                .filter(kept -> kept.days() != null && kept.days() > 0 || kept.years() != null && kept.years() > 0)
                .map(kept -> kept.mode());
    }

    /**
     * Judges only buckets that keep a trail.
     *
     * @throws dev.vitals.inventory.UnreadableException when it is not known which ones do
     */
    private static Verdict ofTrail(S3Bucket bucket, Inventory inventory, Supplier<Verdict> judgement) {
        var keeps = inventory.seen(CloudTrailTrail.class).stream()
                .anyMatch(trail -> bucket.name().equals(trail.config().trail().s3BucketName()));
        if (keeps) {
            return judgement.get();
        }
        inventory.all(CloudTrailTrail.class);
        return Verdict.notApplicable("No trail of this account is kept in it");
    }

    private static Verdict fail(S3Bucket bucket, String what, String expected) {
        return Verdict.fail("Trail bucket %s %s".formatted(bucket.name(), what)).expected(expected);
    }
}
