package dev.vitals.rule.s3;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3Kinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

class BucketKeepingRulesTest {

    private final BucketKeepingRules rules = new BucketKeepingRules();

    @Test
    void wantsAllFourSettings() {
        verdict(rules.blocksPublicAccess(bucket().block(null).build()))
                .fails("Bucket charts has no public access block");
        verdict(rules.blocksPublicAccess(bucket().block(false).build()))
                .fails("Bucket charts leaves BlockPublicPolicy off");
        verdict(rules.blocksPublicAccess(bucket().block(true).build())).passes();
    }

    @Test
    void takesOnlyAKmsKeyForAKmsKey() {
        var nothing = Inventories.empty();
        verdict(rules.encryptsWithKms(bucket().encryption("AES256").build(), nothing))
                .fails("Bucket charts encrypts with keys of S3 (AES256)");
        verdict(rules.encryptsWithKms(bucket().encryption("aws:kms").build(), nothing))
                .passes();
        verdict(rules.encryptsWithKms(bucket().encryption("aws:kms:dsse").build(), nothing))
                .passes();
    }

    @Test
    void doesNotAskOfABucketForAccessLogsWhatS3Refuses() {
        var inventory = Inventories.empty();
        inventory.add(Inventories.resource(
                S3Kinds.BUCKET, Place.GLOBAL, bucket().logsTo("charts").build()));
        verdict(rules.encryptsWithKms(bucket().encryption("AES256").build(), inventory))
                .isNotApplicable();
    }

    @Test
    void doesNotAskOfABucketForLogsOfBalancersWhatTheseRefuse() {
        var portal = new LoadBalancerV2(
                LoadBalancer.builder().loadBalancerName("portal").build(),
                Reading.known(Map.of("access_logs.s3.enabled", "true", "access_logs.s3.bucket", "charts")),
                Reading.absent());
        var old = new ClassicLoadBalancer(
                LoadBalancerDescription.builder().loadBalancerName("old").build(),
                Reading.known(LoadBalancerAttributes.builder()
                        .accessLog(log -> log.enabled(true).s3BucketName("charts"))
                        .build()));
        var charts = bucket().encryption("AES256").build();
        verdict(rules.encryptsWithKms(
                        charts, Inventories.holding(Inventories.labelled(Inventories.REGION, "p", portal))))
                .isNotApplicable();
        verdict(rules.encryptsWithKms(charts, Inventories.holding(Inventories.labelled(Inventories.REGION, "o", old))))
                .isNotApplicable();
        var silent = new LoadBalancerV2(
                portal.balancer(),
                Reading.known(Map.of("access_logs.s3.enabled", "false", "access_logs.s3.bucket", "charts")),
                Reading.absent());
        verdict(rules.encryptsWithKms(
                        charts, Inventories.holding(Inventories.labelled(Inventories.REGION, "p", silent))))
                .failsSaying("AES256");
    }

    @Test
    void wantsALockThatLocks() {
        verdict(rules.locked(bucket().build())).fails("Bucket charts has no Object Lock");
        verdict(rules.locked(bucket().lock(false).build()))
                .fails("Bucket charts has Object Lock without a default retention");
        verdict(rules.locked(bucket().lock(true).build())).passes();
    }

    @Test
    void wantsAnEndForOldVersionsWhereThereAreVersions() {
        verdict(rules.versionsEnd(bucket().versions(true, false).build()))
                .fails("Bucket charts keeps every version for ever");
        verdict(rules.versionsEnd(
                        bucket().versions(true, false).lifecycle("Disabled").build()))
                .fails("Bucket charts keeps every version for ever");
        verdict(rules.versionsEnd(
                        bucket().versions(true, false).lifecycle("Enabled").build()))
                .passes();
        verdict(rules.versionsEnd(bucket().versions(false, false).build())).isNotApplicable();
    }

    @Test
    void wantsMfaForDeletingPhi() {
        var settings = Settings.defaults();
        verdict(rules.mfaDelete(bucket().phi().build(), settings))
                .fails("Bucket charts lets versions be deleted without MFA");
        verdict(rules.mfaDelete(bucket().phi().versions(true, true).build(), settings))
                .passes();
        verdict(rules.mfaDelete(bucket().build(), settings)).isNotApplicable();
    }

    @Test
    void isUnknownWhereABucketWasNotRead() {
        var refused = bucket().refused();
        assertThatThrownBy(() -> rules.blocksPublicAccess(refused)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.locked(refused)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.mfaDelete(refused, Settings.defaults())).isInstanceOf(UnreadableException.class);
    }

    private static Draft bucket() {
        return new Draft();
    }

    /** A bucket on which nothing is set, until it is. */
    private static final class Draft {

        private Reading<PublicAccessBlockConfiguration> block = Reading.absent();
        private Reading<List<ServerSideEncryptionRule>> encryption = Reading.absent();
        private S3Bucket.Versioning versioning = new S3Bucket.Versioning(false, false);
        private Reading<LoggingEnabled> logging = Reading.absent();
        private Reading<List<LifecycleRule>> lifecycle = Reading.absent();
        private Reading<ObjectLockConfiguration> lock = Reading.absent();
        private Reading<Map<String, String>> tags = Reading.absent();

        Draft block(Boolean policy) {
            block = policy == null
                    ? Reading.absent()
                    : Reading.known(PublicAccessBlockConfiguration.builder()
                            .blockPublicAcls(true)
                            .ignorePublicAcls(true)
                            .blockPublicPolicy(policy)
                            .restrictPublicBuckets(true)
                            .build());
            return this;
        }

        Draft encryption(String algorithm) {
            encryption = Reading.known(List.of(ServerSideEncryptionRule.builder()
                    .applyServerSideEncryptionByDefault(rule -> rule.sseAlgorithm(algorithm))
                    .build()));
            return this;
        }

        Draft versions(boolean on, boolean mfa) {
            versioning = new S3Bucket.Versioning(on, mfa);
            return this;
        }

        Draft logsTo(String target) {
            logging =
                    Reading.known(LoggingEnabled.builder().targetBucket(target).build());
            return this;
        }

        Draft lifecycle(String status) {
            lifecycle =
                    Reading.known(List.of(LifecycleRule.builder().status(status).build()));
            return this;
        }

        Draft lock(boolean retention) {
            var set = ObjectLockConfiguration.builder().objectLockEnabled("Enabled");
            lock = Reading.known(
                    retention
                            ? set.rule(rule -> rule.defaultRetention(days -> days.days(30)))
                                    .build()
                            : set.build());
            return this;
        }

        Draft phi() {
            tags = Reading.known(Map.of("phi", "true"));
            return this;
        }

        S3Bucket build() {
            return new S3Bucket(
                    "charts",
                    "us-east-1",
                    Reading.known(List.of()),
                    Reading.absent(),
                    block,
                    encryption,
                    Reading.known(versioning),
                    logging,
                    lifecycle,
                    lock,
                    tags);
        }

        S3Bucket refused() {
            return new S3Bucket("charts", "us-east-1", no(), no(), no(), no(), no(), no(), no(), no(), no());
        }

        private static <T> Reading<T> no() {
            return Reading.unreadable(Cause.DENIED, "refused");
        }
    }
}
