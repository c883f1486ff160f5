package dev.vitals.rule.s3;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.s3.S3AccountPublicAccessBlock;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3Kinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.Permission;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.Type;

class BucketRulesTest {

    private static final String EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
    private static final Reading<String> OPEN = Reading.known("""
            {"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::charts/*"}]}""");

    private final BucketRules rules = new BucketRules();

    @Test
    void failsForAPublicAclAndAPublicPolicy() {
        verdict(rules.noPublicRead(bucket(publicAcl(), Reading.absent(), Reading.absent()), account(Reading.absent())))
                .fails("Everybody can read bucket charts: its ACL grants READ to AllUsers");
        verdict(rules.noPublicRead(bucket(noGrants(), OPEN, Reading.absent()), account(Reading.absent())))
                .fails("Everybody can read bucket charts: its policy allows everybody s3:GetObject");
    }

    @Test
    void passesWhereEitherBlockUndoesThePolicy() {
        verdict(rules.noPublicRead(bucket(noGrants(), OPEN, block(true)), account(Reading.absent())))
                .passes();
        verdict(rules.noPublicRead(
                        bucket(noGrants(), OPEN, Reading.absent()),
                        account(Reading.known(
                                software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration.builder()
                                        .restrictPublicBuckets(true)
                                        .build()))))
                .passes();
    }

    @Test
    void failsForOneOpenWayWhateverCouldNotBeReadOfTheOther() {
        verdict(rules.noPublicRead(bucket(denied(), OPEN, Reading.absent()), account(Reading.absent())))
                .failsSaying("its policy");
        verdict(rules.noPublicRead(bucket(publicAcl(), denied(), Reading.absent()), account(Reading.absent())))
                .failsSaying("its ACL");
    }

    @Test
    void saysNothingWhereTheAccountsBlockCouldDecideAndWasRefused() {
        assertThatThrownBy(() -> rules.noPublicRead(bucket(noGrants(), OPEN, Reading.absent()), account(denied())))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.noPublicRead(
                        bucket(denied(), Reading.absent(), Reading.absent()), account(Reading.absent())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsTlsForListingTheBucketToo() {
        var objectsOnly = """
                {"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::charts/*",
                 "Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""";
        var everything =
                objectsOnly.replace("\"arn:aws:s3:::charts/*\"", "[\"arn:aws:s3:::charts\",\"arn:aws:s3:::charts/*\"]");

        verdict(rules.tlsOnly(bucket(noGrants(), Reading.known(objectsOnly), Reading.absent()), Inventories.unread()))
                .fails("Bucket charts answers requests without TLS");
        verdict(rules.tlsOnly(bucket(noGrants(), Reading.known(everything), Reading.absent()), Inventories.unread()))
                .passes();
    }

    @Test
    void wantsTheAccessesOfABucketInAnotherOne() {
        verdict(logs(bucket("charts", "logs", Map.of()))).passes();
        verdict(logs(bucket("charts", null, Map.of()))).fails("Bucket charts does not log its accesses");
        verdict(logs(bucket("charts", "charts", Map.of()))).fails("Bucket charts logs its accesses into itself");
    }

    @Test
    void excusesABucketForLogsUnlessItHoldsPhiToo() {
        verdict(logs(bucket("logs", null, Map.of()))).isNotApplicable();
        verdict(logs(bucket("logs", null, Map.of("phi", "true")))).fails("Bucket logs does not log its accesses");
    }

    private Verdict logs(S3Bucket bucket) {
        var inventory = Inventories.empty();
        inventory.add(Inventories.resource(S3Kinds.BUCKET, Place.GLOBAL, bucket("other", "logs", Map.of())));
        return rules.accessLogs(bucket, inventory, Settings.defaults());
    }

    private static S3Bucket bucket(String name, String logsTo, Map<String, String> tags) {
        Reading<LoggingEnabled> logging = logsTo == null
                ? Reading.absent()
                : Reading.known(LoggingEnabled.builder().targetBucket(logsTo).build());
        return new S3Bucket(
                name,
                "us-east-1",
                noGrants(),
                Reading.absent(),
                Reading.absent(),
                Reading.absent(),
                denied(),
                logging,
                Reading.absent(),
                Reading.absent(),
                Reading.known(tags));
    }

    private static Reading<List<Grant>> publicAcl() {
        return Reading.known(List.of(Grant.builder()
                .permission(Permission.READ)
                .grantee(everybody -> everybody.type(Type.GROUP).uri(EVERYBODY))
                .build()));
    }

    private static Reading<List<Grant>> noGrants() {
        return Reading.known(List.of());
    }

    private static Reading<PublicAccessBlockConfiguration> block(boolean on) {
        return Reading.known(PublicAccessBlockConfiguration.builder()
                .ignorePublicAcls(on)
                .restrictPublicBuckets(on)
                .build());
    }

    private static <T> Reading<T> denied() {
        return Reading.unreadable(Cause.DENIED, "the call was refused");
    }

    private static S3Bucket bucket(
            Reading<List<Grant>> grants, Reading<String> policy, Reading<PublicAccessBlockConfiguration> block) {
        return new S3Bucket(
                "charts",
                "us-east-1",
                grants,
                policy,
                block,
                Reading.absent(),
                denied(),
                Reading.absent(),
                Reading.absent(),
                Reading.absent(),
                Reading.known(Map.of()));
    }

    private static Inventory account(
            Reading<software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration> block) {
        var inventory = Inventories.unread();
        inventory.add(Inventories.resource(
                S3Kinds.ACCOUNT_BLOCK, Place.GLOBAL, new S3AccountPublicAccessBlock(Inventories.ACCOUNT, block)));
        inventory.complete(S3AccountPublicAccessBlock.class, Place.GLOBAL);
        return inventory;
    }
}
