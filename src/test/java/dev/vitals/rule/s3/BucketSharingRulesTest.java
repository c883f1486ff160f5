package dev.vitals.rule.s3;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.cloudfront.CloudFrontDistribution;
import dev.vitals.collect.s3.S3AccountPublicAccessBlock;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3BucketSharing;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

class BucketSharingRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final BucketSharingRules rules = new BucketSharingRules();

    @Test
    void knowsTheOwnerAndLogDelivery() {
        var log = Grant.builder()
                .permission("WRITE")
                .grantee(g -> g.type("Group").uri("http://acs.amazonaws.com/groups/s3/LogDelivery"))
                .build();
        verdict(rules.aclDisabled(bucket(List.of(to("me"), log), null), holding(sharing(Reading.absent(), true))))
                .passes();
        verdict(rules.aclDisabled(bucket(List.of(to("you")), null), holding(sharing(Reading.absent(), true))))
                .fails("Bucket records grants READ to you by its ACL");
        assertThatThrownBy(() -> rules.aclDisabled(bucket(List.of(to("you")), null), denied()))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void findsGranteesThatNobodyListed() {
        verdict(rules.grantees(bucket(List.of(), null), empty(), SETTINGS)).passes();
        verdict(rules.grantees(
                        bucket(List.of(), policy("{'AWS':'arn:aws:iam::444455556666:root'}", "")), empty(), SETTINGS))
                .failsSaying("444455556666");
        verdict(rules.grantees(
                        bucket(
                                List.of(),
                                policy(
                                        "{'AWS':'arn:aws:iam::444455556666:root'}",
                                        "'StringEquals':{'aws:PrincipalOrgID':'o-1'}")),
                        empty(),
                        SETTINGS))
                .passes();
        verdict(rules.grantees(
                        bucket(List.of(), policy("{'AWS':'arn:aws:iam::111122223333:role/app'}", "")),
                        empty(),
                        SETTINGS))
                .passes();
        verdict(rules.grantees(bucket(List.of(), policy("'*'", "")), empty(), SETTINGS))
                .failsSaying("grants to everyone");
    }

    @Test
    void wantsACopyInAnotherRegionAndSomebodyWhoHears() {
        verdict(rules.replicated(bucket(List.of(), null), holding(sharing(Reading.absent(), true))))
                .fails("Bucket records is not replicated");
        verdict(rules.replicated(bucket(List.of(), null), holding(sharing(Reading.known(copying("Enabled")), true))))
                .passes();
        verdict(rules.replicated(bucket(List.of(), null), holding(sharing(Reading.known(copying("Disabled")), true))))
                .failsSaying("is off");
        var copy = labelled(
                Place.GLOBAL,
                "source",
                new S3BucketSharing("source", no(), Reading.known(copying("records", "Enabled")), no()));
        verdict(rules.replicated(bucket(List.of(), null), holding(sharing(Reading.absent(), true), copy)))
                .isNotApplicable();
        verdict(rules.notifies(bucket(List.of(), null), holding(sharing(no(), false))))
                .fails("Bucket records notifies nobody");
        verdict(rules.notifies(bucket(List.of(), null), holding(sharing(no(), true))))
                .passes();
        assertThatThrownBy(() -> rules.replicated(bucket(List.of(), null), holding(sharing(no(), true))))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void closesTheWayAroundCloudFront() {
        var front = labelled(
                Place.GLOBAL,
                "E1",
                new CloudFrontDistribution(
                        DistributionSummary.builder()
                                .id("E1")
                                .origins(o -> o.items(i -> i.domainName("records.s3.us-east-1.amazonaws.com")))
                                .build(),
                        no(),
                        no()));
        verdict(rules.onlyCloudFront(bucket(List.of(), policy("'*'", "")), empty()))
                .isNotApplicable();
        verdict(rules.onlyCloudFront(bucket(List.of(), policy("'*'", "")), holding(front)))
                .failsSaying("lets everyone read past CloudFront");
        verdict(rules.onlyCloudFront(
                        bucket(
                                List.of(),
                                policy(
                                        "{'Service':'cloudfront.amazonaws.com'}",
                                        "'StringEquals':{'aws:SourceArn':'arn:aws:cloudfront::111122223333:distribution/E1'}")),
                        holding(front)))
                .passes();
        assertThatThrownBy(() -> rules.onlyCloudFront(bucket(List.of(), null), denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void takesAPolicyThatTheAccountBlocksForClosed() {
        var front = labelled(
                Place.GLOBAL,
                "E1",
                new CloudFrontDistribution(
                        DistributionSummary.builder()
                                .id("E1")
                                .origins(o -> o.items(i -> i.domainName("records.s3.us-east-1.amazonaws.com")))
                                .build(),
                        no(),
                        no()));
        var block = labelled(
                Place.GLOBAL,
                ACCOUNT,
                new S3AccountPublicAccessBlock(
                        ACCOUNT,
                        Reading.known(PublicAccessBlockConfiguration.builder()
                                .ignorePublicAcls(true)
                                .restrictPublicBuckets(true)
                                .build())));
        verdict(rules.onlyCloudFront(bucket(List.of(), policy("'*'", "")), holding(front, block)))
                .passes();
    }

    @Test
    void letsServicesOfAwsBringTheirLogs() {
        var cloudFront = to("c4c1ede66af53448b93c283ce9448c4ba468c9432aa01d700d3878632f77d2d0");
        verdict(rules.aclDisabled(bucket(List.of(cloudFront), null), holding(sharing(Reading.absent(), true))))
                .passes();
        var balancers = "{'AWS':'arn:aws:iam::127311923021:root'}";
        verdict(rules.grantees(
                        bucket(List.of(), policy(balancers, "").map(text -> text.replace("GetObject", "PutObject"))),
                        empty(),
                        SETTINGS))
                .passes();
        verdict(rules.grantees(bucket(List.of(), policy(balancers, "")), empty(), SETTINGS))
                .failsSaying("127311923021");
    }

    private static Grant to(String id) {
        return Grant.builder()
                .permission("READ")
                .grantee(g -> g.type("CanonicalUser").id(id))
                .build();
    }

    private static Reading<String> policy(String principal, String condition) {
        return Reading.known(
                "{'Statement':[{'Effect':'Allow','Action':'s3:GetObject','Resource':'*','Principal':%s,'Condition':{%s}}]}"
                        .formatted(principal, condition)
                        .replace('\'', '"'));
    }

    private static Resource<S3Bucket> bucket(List<Grant> grants, Reading<String> policy) {
        return labelled(
                Place.GLOBAL,
                "records",
                new S3Bucket(
                        "records",
                        REGION,
                        Reading.known(grants),
                        policy == null ? Reading.absent() : policy,
                        Reading.absent(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no()));
    }

    private static Resource<S3BucketSharing> sharing(Reading<ReplicationConfiguration> replication, boolean notifies) {
        return labelled(
                Place.GLOBAL,
                "records",
                new S3BucketSharing("records", Reading.known("me"), replication, Reading.known(notifies)));
    }

    private static ReplicationConfiguration copying(String status) {
        return copying("elsewhere", status);
    }

    private static ReplicationConfiguration copying(String target, String status) {
        return ReplicationConfiguration.builder()
                .rules(r -> r.status(status).destination(d -> d.bucket("arn:aws:s3:::" + target)))
                .build();
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
