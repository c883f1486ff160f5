package dev.vitals.rule.kms;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.kms.EnclaveKey;
import dev.vitals.collect.kms.KmsKey;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kms.model.GrantListEntry;

class EnclaveKeyRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private static final String ATTESTED = """
            {"Statement": [{"Sid": "enclave", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
              "Principal": {"AWS": "arn:aws:iam::111122223333:role/enclave"},
              "Condition": {"StringEqualsIgnoreCase": {"kms:RecipientAttestation:ImageSha384": "abc1"}}}]}""";
    private static final String OPEN = ATTESTED.replace("]}", """
            ,{"Sid": "admin", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
              "Principal": {"AWS": "arn:aws:iam::111122223333:root"}}]}""");

    private final EnclaveKeyRules rules = new EnclaveKeyRules();

    @Test
    void findsTheStatementThatSkipsAttestation() {
        verdict(rules.enforced(key(ATTESTED).config())).passes();
        verdict(rules.enforced(key(OPEN).config()))
                .fails("Key records-enclave can be used without attestation (statement admin)");
        verdict(rules.enforced(new KmsKey(
                        "k", "arn", no(), no(), Reading.known("{\"Statement\":[]}"), Reading.known(List.of("mail")))))
                .isNotApplicable();
        assertThatThrownBy(() ->
                        rules.enforced(new KmsKey("k", "arn", no(), no(), no(), Reading.known(List.of("enclave")))))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsTheGrantThatGoesAround() {
        verdict(rules.noGrant(
                        key(ATTESTED),
                        holding(uses(
                                List.of(GrantListEntry.builder()
                                        .granteePrincipal("arn:role")
                                        .operationsWithStrings("Decrypt")
                                        .build()),
                                List.of(),
                                true))))
                .fails("Key records-enclave: a grant to arn:role skips attestation");
        verdict(rules.noGrant(
                        key(ATTESTED),
                        holding(uses(
                                List.of(GrantListEntry.builder()
                                        .operationsWithStrings("DescribeKey")
                                        .build()),
                                List.of(),
                                true))))
                .passes();
        assertThatThrownBy(() -> rules.noGrant(key(ATTESTED), denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void comparesImagesWithThoseThatAreKnown() {
        var known = approving("abc1");
        verdict(rules.measured(key(ATTESTED).config(), SETTINGS)).isNotApplicable();
        verdict(rules.measured(key(ATTESTED).config(), known)).passes();
        verdict(rules.measured(key(ATTESTED).config(), approving("fff")))
                .fails("Key records-enclave trusts the image abc1, which is not approved");
        verdict(rules.knownImages(key(ATTESTED), holding(uses(List.of(), List.of("ABC1"), true)), SETTINGS))
                .passes();
        verdict(rules.knownImages(key(ATTESTED), holding(uses(List.of(), List.of("dead"), true)), SETTINGS))
                .fails("Key records-enclave was used by the unknown image dead");
    }

    @Test
    void noticesDebugModeAndDoesNotPassWhatItCouldNotSee() {
        verdict(rules.noDebug(key(ATTESTED), holding(uses(List.of(), List.of("0000"), false))))
                .fails("Key records-enclave was used by an enclave in debug mode");
        verdict(rules.noDebug(key(ATTESTED), holding(uses(List.of(), List.of("abc1"), true))))
                .passes();
        assertThatThrownBy(() -> rules.noDebug(key(ATTESTED), holding(uses(List.of(), List.of("abc1"), false))))
                .isInstanceOf(UnreadableException.class);
    }

    private static Settings approving(String image) {
        return SETTINGS.with("boundaries.enclaveImages", List.of(image));
    }

    private static Resource<KmsKey> key(String policy) {
        return labelled(
                REGION,
                "k",
                new KmsKey("k", "arn", no(), no(), Reading.known(policy), Reading.known(List.of("records-enclave"))));
    }

    private static Resource<EnclaveKey> uses(List<GrantListEntry> grants, List<String> images, boolean all) {
        return labelled(REGION, "k", new EnclaveKey("k", Reading.known(grants), Reading.known(images), all));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
