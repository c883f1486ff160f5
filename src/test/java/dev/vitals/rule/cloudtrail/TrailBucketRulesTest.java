package dev.vitals.rule.cloudtrail;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.collect.s3.S3AccountPublicAccessBlock;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3Kinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

class TrailBucketRulesTest {

    private static final ResourceKind<CloudTrailTrail> TRAIL = ResourceKind.of(
            "AWS::CloudTrail::Trail", CloudTrailTrail.class, CloudTrailTrail::name, (place, trail) -> trail.arn());
    private static final String NOBODY_DELETES = """
            {"Statement": [{"Effect": "Deny", "Principal": "*", "Resource": "arn:aws:s3:::trail/*",
              "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion"]}]}""";

    private final TrailBucketRules rules = new TrailBucketRules();
    private final Inventory inventory = keepingATrailIn("trail");

    @Test
    void passesWhatIsGuardedWell() {
        var good = bucket("trail", true);

        verdict(rules.notPublic(good, inventory)).passes();
        verdict(rules.accessLogging(good, inventory)).passes();
        verdict(rules.mfaDelete(good, inventory)).passes();
        verdict(rules.versioning(good, inventory)).passes();
        verdict(rules.objectLock(good, inventory)).passes();
        verdict(rules.denyDelete(good, inventory)).passes();
        verdict(rules.retention(good, inventory, dev.vitals.rule.Settings.defaults()))
                .passes();
    }

    @Test
    void namesWhatIsMissing() {
        var bare = bucket("trail", false);

        verdict(rules.notPublic(bare, inventory)).fails("Trail bucket trail does not block public access");
        verdict(rules.accessLogging(bare, inventory)).failsSaying("does not log its accesses");
        verdict(rules.mfaDelete(bare, inventory)).failsSaying("does not require MFA");
        verdict(rules.versioning(bare, inventory)).failsSaying("does not keep versions");
        verdict(rules.objectLock(bare, inventory)).failsSaying("has no Object Lock");
        verdict(rules.denyDelete(bare, inventory)).failsSaying("does not deny deletes");
        verdict(rules.retention(bare, inventory, dev.vitals.rule.Settings.defaults()))
                .failsSaying("lifecycle");
    }

    @Test
    void leavesOtherBucketsAlone() {
        verdict(rules.notPublic(bucket("charts", false), inventory)).isNotApplicable();
        verdict(rules.versioning(bucket("charts", false), inventory)).isNotApplicable();
    }

    @Test
    void cannotTellWhoseBucketItIsWithoutTheTrails() {
        assertThatThrownBy(() -> rules.versioning(bucket("charts", false), Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotTakeARefusalForAPass() {
        var refused = unread("trail");

        assertThatThrownBy(() -> rules.notPublic(refused, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.accessLogging(refused, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.mfaDelete(refused, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.versioning(refused, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.objectLock(refused, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.denyDelete(refused, inventory)).isInstanceOf(UnreadableException.class);
    }

    private static Inventory keepingATrailIn(String bucket) {
        var inventory = Inventories.empty();
        var trail = Trail.builder().name("main").s3BucketName(bucket).build();
        var status = GetTrailStatusResponse.builder().isLogging(true).build();
        inventory.add(Inventories.resource(TRAIL, REGION, new CloudTrailTrail(trail, Reading.known(status))));
        inventory.add(Inventories.resource(
                S3Kinds.ACCOUNT_BLOCK,
                Place.GLOBAL,
                new S3AccountPublicAccessBlock(Inventories.ACCOUNT, Reading.absent())));
        return inventory;
    }

    private static S3Bucket bucket(String name, boolean guarded) {
        return new S3Bucket(
                name,
                "us-east-1",
                Reading.known(List.of()),
                guarded ? Reading.known(NOBODY_DELETES) : Reading.absent(),
                guarded ? Reading.known(whole()) : Reading.absent(),
                Reading.known(List.of()),
                Reading.known(new S3Bucket.Versioning(guarded, guarded)),
                guarded
                        ? Reading.known(
                                LoggingEnabled.builder().targetBucket("logs").build())
                        : Reading.absent(),
                guarded
                        ? Reading.known(List.of(LifecycleRule.builder()
                                .status("Enabled")
                                .expiration(after -> after.days(2557))
                                .build()))
                        : Reading.absent(),
                guarded ? Reading.known(locked()) : Reading.absent(),
                Reading.known(Map.of()));
    }

    private static S3Bucket unread(String name) {
        return new S3Bucket(name, "us-east-1", no(), no(), no(), no(), no(), no(), no(), no(), no());
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }

    private static PublicAccessBlockConfiguration whole() {
        return PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .ignorePublicAcls(true)
                .blockPublicPolicy(true)
                .restrictPublicBuckets(true)
                .build();
    }

    private static ObjectLockConfiguration locked() {
        return ObjectLockConfiguration.builder()
                .objectLockEnabled("Enabled")
                .rule(rule ->
                        rule.defaultRetention(kept -> kept.mode("GOVERNANCE").years(7)))
                .build();
    }
}
