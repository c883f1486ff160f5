package dev.vitals.rule.s3;

import dev.vitals.collect.cloudfront.CloudFrontDistribution;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3BucketSharing;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.bucket.PublicAccess;
import dev.vitals.rule.policy.Condition;
import dev.vitals.rule.policy.Patterns;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.Destination;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/** To whom buckets hand their objects on. */
class BucketSharingRules {

    private static final String LOG_DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[^:]*:[^:]*::)?(\\d{12})(?::.*)?");

    /** Log delivery by ACL is how buckets got server access logs for years; it lets nobody read. */
    @Rule(
            id = "s3-bucket-acl-disabled",
            title = "No ACL grants anything to others",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(B)", "164.312(a)(1)"},
            version = 2)
    Verdict aclDisabled(Resource<S3Bucket> bucket, Inventory inventory) {
        var grants = bucket.config().grants().orElseThrow();
        var owner = sharing(bucket, inventory).owner().orElseThrow();
        return grants.stream()
                .filter(grant -> grant.grantee() != null)
                .filter(grant -> !owner.equals(grant.grantee().id())
                        && !Deliveries.isCloudFront(
                                String.valueOf(grant.grantee().id()))
                        && !LOG_DELIVERY.equals(grant.grantee().uri()))
                .findFirst()
                .<Verdict>map(grant -> fail(
                                bucket,
                                "grants %s to %s by its ACL".formatted(grant.permissionAsString(), grantee(grant)))
                        .at("grants", grantee(grant))
                        .expected("Object Ownership: bucket owner enforced"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "s3-bucket-policy-grantees-restricted",
            title = "The policy grants to known principals only",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            },
            version = 2)
    Verdict grantees(Resource<S3Bucket> bucket, Inventory inventory, Settings settings) {
        var policy = bucket.config().policy().value().map(PolicyDocument::parse);
        if (policy.isEmpty()) {
            return Verdict.pass();
        }
        var open = policy.get().publicStatements();
        if (!open.isEmpty()) {
            return fail(
                            bucket,
                            "grants to everyone (%s)".formatted(open.getFirst().label()))
                    .at("policy", open.getFirst().label())
                    .expected("named principals, address ranges or VPCs");
        }
        return policy.get()
                .allowing(allow -> allow.conditions().stream().noneMatch(Condition::narrowsCallers))
                .flatMap(allow -> allow.principals().of("AWS").stream()
                        .filter(principal -> !Deliveries.isOfBalancers(allow, principal)))
                .filter(principal -> isStranger(principal, inventory.account(), settings))
                .findFirst()
                .<Verdict>map(principal -> fail(bucket, "grants to %s, which is not listed".formatted(principal))
                        .at("policy", principal)
                        .expected("accounts and principals that the settings list"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "s3-bucket-replication",
            title = "Objects are copied to another region",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict replicated(Resource<S3Bucket> bucket, Inventory inventory) {
        var replication = sharing(bucket, inventory).replication().value();
        if (replication.isPresent()) {
            return replication.get().rules().stream()
                            .anyMatch(rule -> rule.status() == ReplicationRuleStatus.ENABLED
                                    && leavesRegion(rule, bucket.config().region(), inventory))
                    ? Verdict.pass()
                    : fail(bucket, "has replication that is off, or that stays in its region")
                            .at("replication.Rules", "none to another region")
                            .expected("an enabled rule to a bucket in another region");
        }
        if (isTarget(bucket.config().name(), inventory)) {
            return Verdict.notApplicable("The bucket is itself a copy of another");
        }
        return fail(bucket, "is not replicated").at("replication", "not set").expected("a rule to another region");
    }

    @Rule(
            id = "s3-bucket-event-notifications",
            title = "Somebody hears of changes of objects",
            severity = Severity.LOW,
            safeguards = {"164.312(b)"})
    Verdict notifies(Resource<S3Bucket> bucket, Inventory inventory) {
        return sharing(bucket, inventory).notifies().orElseThrow()
                ? Verdict.pass()
                : fail(bucket, "notifies nobody").at("notifies", false).expected("event notifications, or EventBridge");
    }

    @Rule(
            id = "s3-bucket-cloudfront-only",
            title = "Behind CloudFront only the distribution reads",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(1)", "164.312(b)"},
            version = 2)
    Verdict onlyCloudFront(Resource<S3Bucket> bucket, Inventory inventory) {
        var name = bucket.config().name();
        boolean origin = inventory.all(CloudFrontDistribution.class, Place.GLOBAL).stream()
                .map(found -> Reading.required(found.config().summary().origins(), "Origins"))
                .flatMap(origins -> origins.items().stream())
                .anyMatch(from -> String.valueOf(from.domainName()).startsWith(name + ".s3"));
        if (!origin) {
            return Verdict.notApplicable("No distribution reads from the bucket");
        }
        return PublicAccess.toRead(bucket.config(), inventory)
                .<Verdict>map(how -> fail(bucket, "lets everyone read past CloudFront: " + how)
                        .at(how.startsWith("its policy") ? "policy" : "grants", how)
                        .expected("cloudfront.amazonaws.com with the distribution's ARN, and no public grant"))
                .orElseGet(Verdict::pass);
    }

    private static boolean leavesRegion(ReplicationRule rule, String region, Inventory inventory) {
        var target = name(rule.destination());
        return inventory
                .find(S3Bucket.class, Place.GLOBAL, target)
                .value()
                .map(found -> !found.config().region().equals(region))
                .orElse(true);
    }

    private static boolean isTarget(String name, Inventory inventory) {
        return inventory.all(S3BucketSharing.class, Place.GLOBAL).stream()
                .flatMap(other -> other.config().replication() instanceof Reading.Known<?>
                        ? other.config().replication().orElseThrow().rules().stream()
                        : Stream.<ReplicationRule>empty())
                .anyMatch(rule -> name(rule.destination()).equals(name));
    }

    private static String name(@Nullable Destination destination) {
        var arn = destination == null ? "" : String.valueOf(destination.bucket());
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    private static boolean isStranger(String principal, String own, Settings settings) {
        var account = ACCOUNT.matcher(principal);
        boolean known = account.matches()
                && (account.group(1).equals(own)
                        || settings.boundaries().trustedAccounts().contains(account.group(1)));
        return !known
                && !principal.contains("CloudFront Origin Access Identity")
                && !new Patterns(false, settings.boundaries().bucketGrantees(), false).covers(principal);
    }

    private static S3BucketSharing sharing(Resource<S3Bucket> bucket, Inventory inventory) {
        return inventory
                .find(S3BucketSharing.class, Place.GLOBAL, bucket.id())
                .orElseThrow()
                .config();
    }

    private static String grantee(Grant grant) {
        var grantee = grant.grantee();
        return grantee.uri() != null ? grantee.uri().substring(grantee.uri().lastIndexOf('/') + 1) : grantee.id();
    }

    private static Verdict.Fail fail(Resource<S3Bucket> bucket, String what) {
        return Verdict.fail("Bucket %s %s".formatted(bucket.config().name(), what));
    }
}
