package dev.vitals.rule.s3;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.s3.S3AccountPublicAccessBlock;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;

class BucketDefaultsTest {

    private final BucketRules rules = new BucketRules();

    @Test
    void wantsAllFourSettingsOfTheAccount() {
        var here = new AwsAccount(ACCOUNT);
        verdict(rules.accountBlock(here, holding(block(Reading.absent()))))
                .fails("Account 111122223333 has no public access block for S3");
        verdict(rules.accountBlock(here, holding(block(Reading.known(all(true))))))
                .passes();
        verdict(rules.accountBlock(here, holding(block(Reading.known(all(false))))))
                .fails("Account 111122223333 leaves RestrictPublicBuckets off for S3");
        assertThatThrownBy(() -> rules.accountBlock(here, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsTheBucketThatEverybodyWritesTo() {
        var open = Grant.builder()
                .permission("WRITE")
                .grantee(g -> g.type("Group").uri("http://acs.amazonaws.com/groups/global/AllUsers"))
                .build();
        verdict(rules.noPublicWrite(bucket(List.of(open), Reading.absent()), holding(block(Reading.absent()))))
                .failsSaying("Everybody can write to bucket charts");
        verdict(rules.noPublicWrite(bucket(List.of(), Reading.absent()), holding(block(Reading.absent()))))
                .passes();
        verdict(rules.noPublicWrite(bucket(List.of(open), Reading.absent()), holding(block(Reading.known(all(true))))))
                .passes();
    }

    @Test
    void readsTheDefaultEncryption() {
        verdict(rules.defaultEncryption(bucket(List.of(), Reading.absent())))
                .fails("Bucket charts has no default encryption");
        verdict(rules.defaultEncryption(bucket(
                        List.of(),
                        Reading.known(List.of(ServerSideEncryptionRule.builder().build())))))
                .passes();
        assertThatThrownBy(() -> rules.defaultEncryption(bucket(List.of(), no())))
                .isInstanceOf(UnreadableException.class);
    }

    private static S3Bucket bucket(List<Grant> grants, Reading<List<ServerSideEncryptionRule>> encryption) {
        return new S3Bucket(
                "charts",
                REGION,
                Reading.known(grants),
                Reading.absent(),
                Reading.absent(),
                encryption,
                no(),
                no(),
                no(),
                no(),
                no());
    }

    private static PublicAccessBlockConfiguration all(boolean on) {
        return PublicAccessBlockConfiguration.builder()
                .blockPublicAcls(true)
                .ignorePublicAcls(true)
                .blockPublicPolicy(true)
                .restrictPublicBuckets(on)
                .build();
    }

    private static Resource<S3AccountPublicAccessBlock> block(Reading<PublicAccessBlockConfiguration> block) {
        return labelled(Place.GLOBAL, ACCOUNT, new S3AccountPublicAccessBlock(ACCOUNT, block));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
