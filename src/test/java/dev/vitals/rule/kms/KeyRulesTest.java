package dev.vitals.rule.kms;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.kms.KmsKey;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

class KeyRulesTest {

    private static final String OWN = """
            {"Statement": [{"Sid": "root", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
              "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}]}""";
    private static final String OPEN = """
            {"Statement": [{"Sid": "all", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Principal": "*"}]}""";
    private static final String BY_CALLER = """
            {"Statement": [{"Sid": "rds", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Principal": {"AWS": "*"}, "Condition": {"StringEquals": {"kms:CallerAccount": "111122223333"}}}]}""";

    private final KeyRules rules = new KeyRules();

    @Test
    void wantsASymmetricCustomerKeyToRotate() {
        verdict(rules.rotates(key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", true, OWN)))
                .passes();
        verdict(rules.rotates(key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", false, OWN)))
                .fails("Key records does not rotate");
        verdict(rules.rotates(key("CUSTOMER", "RSA_2048", "Enabled", false, OWN)))
                .isNotApplicable();
        verdict(rules.rotates(key("AWS", "SYMMETRIC_DEFAULT", "Enabled", false, OWN)))
                .isNotApplicable();
        verdict(rules.rotates(key("CUSTOMER", "SYMMETRIC_DEFAULT", "PendingReplicaDeletion", false, OWN)))
                .isNotApplicable();
    }

    @Test
    void noticesAKeyThatIsAboutToGo() {
        verdict(rules.stays(key("CUSTOMER", "SYMMETRIC_DEFAULT", "PendingDeletion", false, OWN)))
                .fails("Key records will be deleted on 2026-11-20, and what it encrypts will be lost");
        verdict(rules.stays(key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", false, OWN)))
                .passes();
    }

    @Test
    void tellsAPublicPolicyFromOneThatNamesTheCaller() {
        verdict(rules.notPublic(key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", true, OPEN)))
                .failsSaying("Key records", "all");
        verdict(rules.notPublic(key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", true, BY_CALLER)))
                .passes();
        verdict(rules.notPublic(key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", true, OWN)))
                .passes();
    }

    @Test
    void doesNotTakeARefusalForAPass() {
        var refused = Reading.<Boolean>unreadable(Cause.DENIED, "refused");
        var metadata =
                key("CUSTOMER", "SYMMETRIC_DEFAULT", "Enabled", true, OWN).metadata();
        var key = new KmsKey("k", "arn", metadata, refused, Reading.unreadable(Cause.DENIED, ""), Reading.absent());

        assertThatThrownBy(() -> rules.rotates(key)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.notPublic(key)).isInstanceOf(UnreadableException.class);
    }

    private static KmsKey key(String manager, String spec, String state, boolean rotates, String policy) {
        var metadata = KeyMetadata.builder()
                .keyManager(manager)
                .keySpec(spec)
                .origin("AWS_KMS")
                .keyState(state)
                .deletionDate(state.equals("PendingDeletion") ? Instant.parse("2026-11-20T05:00:00Z") : null)
                .build();
        return new KmsKey(
                "k-1",
                "arn",
                Reading.known(metadata),
                Reading.known(rotates),
                Reading.known(policy),
                Reading.known(List.of("records")));
    }
}
