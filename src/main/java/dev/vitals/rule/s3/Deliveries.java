package dev.vitals.rule.s3;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.policy.Statement;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;

/** How AWS's own services bring logs into buckets, and by what a bucket lets them. */
final class Deliveries {

    /** The canonical user of CloudFront's standard logs; it must stand in the ACL (CloudFront Developer Guide). */
    private static final Set<String> CLOUDFRONT = Set.of(
            "c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0",
            "a52cb28745c0c06e84ec548334e44bfa7fc2a85c54af20cd59e4969344b7af56");

    /** Accounts from which load balancers of the older regions write (Elastic Load Balancing User Guide). */
    private static final Set<String> BALANCERS = Set.of(
            "127311923021",
            "033677994240",
            "027434742980",
            "797873946194",
            "098369216593",
            "754344448648",
            "589379963580",
            "718504428378",
            "383597477331",
            "600734575887",
            "114774131450",
            "783225319266",
            "582318560864",
            "985666609251",
            "054676820928",
            "156460612806",
            "652711504416",
            "635631232127",
            "009996457667",
            "897822967062",
            "076674570225",
            "507241528517",
            "048591011584",
            "190560391635",
            "638102146993",
            "037604701340");

    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[^:]*:iam::)?(\\d{12})(?::root)?");

    private Deliveries() {}

    static boolean isCloudFront(String canonicalUser) {
        return CLOUDFRONT.contains(canonicalUser);
    }

    /** Whether a statement lets load balancers of AWS write their logs, and nothing else. */
    static boolean isOfBalancers(Statement allow, String principal) {
        var account = ACCOUNT.matcher(principal);
        return account.matches()
                && BALANCERS.contains(account.group(1))
                && !allow.actions().negated()
                && allow.actions().values().stream().allMatch("s3:PutObject"::equalsIgnoreCase);
    }

    /** Whether a load balancer of the account writes into the bucket; one example is enough. */
    static boolean ofBalancers(String bucket, Inventory inventory) {
        return inventory.seen(LoadBalancerV2.class).stream()
                        .map(balancer -> balancer.config().attributes())
                        .anyMatch(set -> set instanceof Reading.Known<Map<String, String>>(var attributes)
                                && "true".equals(attributes.get("access_logs.s3.enabled"))
                                && bucket.equals(attributes.get("access_logs.s3.bucket")))
                || inventory.seen(ClassicLoadBalancer.class).stream()
                        .map(balancer -> balancer.config().attributes())
                        .anyMatch(set -> set instanceof Reading.Known<LoadBalancerAttributes>(var attributes)
                                && attributes.accessLog() != null
                                && Boolean.TRUE.equals(attributes.accessLog().enabled())
                                && bucket.equals(attributes.accessLog().s3BucketName()));
    }
}
