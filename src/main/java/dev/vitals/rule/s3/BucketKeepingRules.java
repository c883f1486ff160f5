package dev.vitals.rule.s3;

import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** How a bucket keeps what it holds: under whose key, for how long, and safe from whom. */
class BucketKeepingRules {

    @Rule(
            id = "s3-bucket-public-access-block",
            title = "The bucket blocks public access by itself",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict blocksPublicAccess(S3Bucket bucket) {
        var block = bucket.publicAccessBlock().value();
        if (block.isEmpty()) {
            return Verdict.fail("Bucket %s has no public access block".formatted(bucket.name()))
                    .expected("all four settings on");
        }
        var off = off(block.get());
        return off.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Bucket %s leaves %s off".formatted(bucket.name(), String.join(", ", off)))
                        .at("publicAccessBlock." + off.getFirst(), false)
                        .expected("all four settings on");
    }

    @Rule(
            id = "s3-bucket-kms-encryption",
            title = "The bucket encrypts with a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {
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
            },
            version = 2)
    Verdict encryptsWithKms(S3Bucket bucket, Inventory inventory) {
        var byDefault = bucket.encryption().value().stream()
                .flatMap(rules -> rules.stream())
                .map(rule -> rule.applyServerSideEncryptionByDefault())
                .filter(rule -> rule != null)
                .map(rule -> Reading.required(rule.sseAlgorithm(), "SSEAlgorithm"))
                .findFirst();
        if (byDefault.isPresent() && byDefault.get() != ServerSideEncryption.AES256) {
            return Verdict.pass();
        }
        return BucketRules.receivesLogs(bucket, inventory) || Deliveries.ofBalancers(bucket.name(), inventory)
                ? Verdict.notApplicable("S3 and load balancers deliver access logs only to buckets without a KMS key")
                : Verdict.fail("Bucket %s encrypts with %s"
                                .formatted(
                                        bucket.name(),
                                        byDefault.isPresent() ? "keys of S3 (AES256)" : "nothing by default"))
                        .at("encryption", byDefault.map(Object::toString).orElse("none"))
                        .expected("aws:kms or aws:kms:dsse");
    }

    @Rule(
            id = "s3-bucket-object-lock",
            title = "Nobody can overwrite or delete before a retention ends",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)"})
    Verdict locked(S3Bucket bucket) {
        var lock = bucket.objectLock().value();
        if (lock.isEmpty() || lock.get().objectLockEnabled() != ObjectLockEnabled.ENABLED) {
            return Verdict.fail("Bucket %s has no Object Lock".formatted(bucket.name()))
                    .expected("Object Lock with a default retention");
        }
        return lock.get().rule() != null && lock.get().rule().defaultRetention() != null
                ? Verdict.pass()
                : Verdict.fail("Bucket %s has Object Lock without a default retention".formatted(bucket.name()))
                        .at("objectLock.Rule", "not set")
                        .expected("a default retention");
    }

    @Rule(
            id = "s3-bucket-version-lifecycle",
            title = "Old versions have an end",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(7)(ii)(A)", "164.316(b)(2)(i)"})
    Verdict versionsEnd(S3Bucket bucket) {
        if (!bucket.versioning().orElseThrow().enabled()) {
            return Verdict.notApplicable("The bucket does not keep versions");
        }
        var active = bucket.lifecycle().value().stream()
                .flatMap(rules -> rules.stream())
                .anyMatch(rule -> rule.status() == ExpirationStatus.ENABLED);
        return active
                ? Verdict.pass()
                : Verdict.fail("Bucket %s keeps every version for ever".formatted(bucket.name()))
                        .expected("an enabled lifecycle rule");
    }

    @Rule(
            id = "s3-bucket-mfa-delete",
            title = "Deleting versions of PHI needs MFA",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(c)(1)", "164.312(d)"})
    Verdict mfaDelete(S3Bucket bucket, Settings settings) {
        var versioning = bucket.versioning().orElseThrow();
        if (versioning.mfaDelete()) {
            return Verdict.pass();
        }
        return settings.marks().holdsPhi(bucket.tags().orElse(Map.of()))
                ? Verdict.fail("Bucket %s lets versions be deleted without MFA".formatted(bucket.name()))
                        .at("versioning.mfaDelete", false)
                        .expected("true")
                : Verdict.notApplicable("The bucket is not marked as holding PHI");
    }

    private static List<String> off(PublicAccessBlockConfiguration block) {
        var settings = new LinkedHashMap<String, Boolean>();
        settings.put("BlockPublicAcls", Reading.required(block.blockPublicAcls(), "BlockPublicAcls"));
        settings.put("IgnorePublicAcls", Reading.required(block.ignorePublicAcls(), "IgnorePublicAcls"));
        settings.put("BlockPublicPolicy", Reading.required(block.blockPublicPolicy(), "BlockPublicPolicy"));
        settings.put("RestrictPublicBuckets", Reading.required(block.restrictPublicBuckets(), "RestrictPublicBuckets"));
        settings.values().removeIf(on -> on);
        return List.copyOf(settings.keySet());
    }
}
