package dev.vitals.rule.s3;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.s3.S3AccountPublicAccessBlock;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.bucket.PublicAccess;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.Map;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

/** Who reads and writes a bucket, and what it keeps of it. */
class BucketRules {

    @Rule(
            id = "s3-account-public-access-block",
            title = "Public access to S3 is blocked for the whole account",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.312(a)(1)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict accountBlock(AwsAccount account, Inventory inventory) {
        var settings = inventory
                .all(S3AccountPublicAccessBlock.class)
                .getFirst()
                .config()
                .block()
                .value();
        if (settings.isEmpty()) {
            return Verdict.fail("Account %s has no public access block for S3".formatted(account.accountId()))
                    .expected("all four settings on");
        }
        var off = off(settings.get());
        return off.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Account %s leaves %s off for S3".formatted(account.accountId(), String.join(", ", off)))
                        .at(off.getFirst(), false)
                        .expected("all four settings on");
    }

    private static ArrayList<String> off(PublicAccessBlockConfiguration block) {
        var off = new ArrayList<String>();
        note(off, "BlockPublicAcls", block.blockPublicAcls());
        note(off, "IgnorePublicAcls", block.ignorePublicAcls());
        note(off, "BlockPublicPolicy", block.blockPublicPolicy());
        note(off, "RestrictPublicBuckets", block.restrictPublicBuckets());
        return off;
    }

    private static void note(ArrayList<String> off, String name, Boolean on) {
        if (!Reading.required(on, name)) {
            off.add(name);
        }
    }

    @Rule(
            id = "s3-bucket-no-public-read",
            title = "The public cannot read the bucket",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(a)(2)(i)",
                "164.312(e)(1)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict noPublicRead(S3Bucket bucket, Inventory inventory) {
        return PublicAccess.toRead(bucket, inventory)
                .<Verdict>map(how -> Verdict.fail("Everybody can read bucket %s: %s".formatted(bucket.name(), how))
                        .at(how.startsWith("its policy") ? "policy" : "grants", how)
                        .expected("no public grant, or a public access block"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "s3-bucket-no-public-write",
            title = "The public cannot write to the bucket",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict noPublicWrite(S3Bucket bucket, Inventory inventory) {
        return PublicAccess.toWrite(bucket, inventory)
                .<Verdict>map(how -> Verdict.fail("Everybody can write to bucket %s: %s".formatted(bucket.name(), how))
                        .at(how.startsWith("its policy") ? "policy" : "grants", how)
                        .expected("no public grant, or a public access block"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "s3-bucket-access-logs",
            title = "The bucket's accesses are logged",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(6)(ii)",
                "164.312(b)",
                "164.312(e)(2)(i)"
            })
    Verdict accessLogs(S3Bucket bucket, Inventory inventory, Settings settings) {
        var target = bucket.logging().value();
        if (target.isPresent()) {
            return bucket.name().equals(target.get().targetBucket())
                    ? Verdict.fail("Bucket %s logs its accesses into itself".formatted(bucket.name()))
                            .at("logging.TargetBucket", bucket.name())
                            .expected("another bucket")
                    : Verdict.pass();
        }
        return receivesLogs(bucket, inventory)
                        && !settings.marks().holdsPhi(bucket.tags().orElse(Map.of()))
                ? Verdict.notApplicable("It receives the access logs of other buckets")
                : Verdict.fail("Bucket %s does not log its accesses".formatted(bucket.name()))
                        .expected("server access logging to another bucket");
    }

    /** A bucket for logs that logged itself would never stop; one example is enough, so a partial list will do. */
    static boolean receivesLogs(S3Bucket bucket, Inventory inventory) {
        return inventory.seen(S3Bucket.class, Place.GLOBAL).stream()
                .map(other -> other.config().logging())
                .anyMatch(logging -> logging instanceof Reading.Known<?>(var to)
                        && to instanceof software.amazon.awssdk.services.s3.model.LoggingEnabled target
                        && bucket.name().equals(target.targetBucket()));
    }

    @Rule(
            id = "s3-bucket-default-encryption",
            title = "The bucket encrypts by default",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
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
    Verdict defaultEncryption(S3Bucket bucket) {
        return bucket.encryption().isAbsent()
                        || bucket.encryption().orElseThrow().isEmpty()
                ? Verdict.fail("Bucket %s has no default encryption".formatted(bucket.name()))
                        .expected("SSE-KMS or SSE-S3 by default")
                : Verdict.pass();
    }

    @Rule(
            id = "s3-bucket-tls-only",
            title = "The bucket refuses requests without TLS",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(c)(2)",
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
    Verdict tlsOnly(S3Bucket bucket, Inventory inventory) {
        var arn = "arn:%s:s3:::%s".formatted(inventory.home().partition(), bucket.name());
        var refuses = bucket.policy()
                .value()
                .map(PolicyDocument::parse)
                .filter(policy -> policy.deniesInsecureTransport("s3:GetObject", arn + "/*")
                        && policy.deniesInsecureTransport("s3:PutObject", arn + "/*")
                        && policy.deniesInsecureTransport("s3:ListBucket", arn))
                .isPresent();
        return refuses
                ? Verdict.pass()
                : Verdict.fail("Bucket %s answers requests without TLS".formatted(bucket.name()))
                        .expected("a policy that denies everything where aws:SecureTransport is false");
    }

    @Rule(
            id = "s3-bucket-versioning",
            title = "The bucket keeps versions",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)",
                "164.312(c)(1)",
                "164.312(c)(2)"
            })
    Verdict versioning(S3Bucket bucket) {
        return bucket.versioning().orElseThrow().enabled()
                ? Verdict.pass()
                : Verdict.fail("Bucket %s does not keep versions".formatted(bucket.name()))
                        .at("versioning.enabled", false)
                        .expected("versioning on");
    }
}
