package dev.vitals.rule.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.IamKinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

class RootUserRulesTest {

    private static final AwsAccount ACCOUNT = new AwsAccount(Inventories.ACCOUNT);

    private final RootUserRules rules = new RootUserRules();

    private static Inventory summary(int mfa, int keys, int password) {
        return Iam.with(Inventories.empty(), IamKinds.ACCOUNT_SUMMARY, Iam.summary(mfa, keys, password));
    }

    private static String message(Verdict verdict) {
        return ((Verdict.Fail) verdict).message();
    }

    @Test
    void rootNeedsMfaWhileItHasCredentials() {
        assertThat(rules.mfa(ACCOUNT, summary(1, 0, 1))).isEqualTo(Verdict.pass());
        assertThat(rules.mfa(ACCOUNT, summary(0, 0, 0))).isEqualTo(Verdict.pass());
        assertThat(message(rules.mfa(ACCOUNT, summary(0, 0, 1)))).isEqualTo("Root of 111122223333 has no MFA");
        assertThat(message(rules.mfa(ACCOUNT, summary(0, 1, 0)))).isEqualTo("Root of 111122223333 has no MFA");
        assertThatThrownBy(() -> rules.mfa(ACCOUNT, Inventories.denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void rootsMfaMustNotBeVirtual() {
        assertThat(rules.hardwareMfa(ACCOUNT, summary(1, 0, 1))).isEqualTo(Verdict.pass());
        var serial = Iam.arn("mfa/phone");
        var device = VirtualMFADevice.builder().serialNumber(serial);
        var roots = device.user(user -> user.arn(Iam.arn("root"))).build();
        assertThat(message(rules.hardwareMfa(ACCOUNT, Iam.with(summary(1, 0, 1), IamKinds.VIRTUAL_MFA, roots))))
                .isEqualTo("Root of 111122223333 signs in with the virtual MFA device " + serial);
        var alices = device.user(user -> user.arn(Iam.arn("user/alice"))).build();
        assertThat(rules.hardwareMfa(ACCOUNT, Iam.with(summary(1, 0, 1), IamKinds.VIRTUAL_MFA, alices)))
                .isEqualTo(Verdict.pass());
    }

    @Test
    void rootsMfaIsUnknownWhenTheVirtualDevicesWereNotListed() {
        var inventory = Iam.with(Inventories.denied(), IamKinds.ACCOUNT_SUMMARY, Iam.summary(1, 0, 1));
        assertThatThrownBy(() -> rules.hardwareMfa(ACCOUNT, inventory)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void rootMustNotHaveKeys() {
        assertThat(rules.noAccessKeys(ACCOUNT, summary(1, 0, 1))).isEqualTo(Verdict.pass());
        assertThat(message(rules.noAccessKeys(ACCOUNT, summary(1, 1, 1))))
                .isEqualTo("Root of 111122223333 has an access key");
        assertThatThrownBy(() -> rules.noAccessKeys(ACCOUNT, Inventories.empty()))
                .isInstanceOf(UnreadableException.class);
    }
}
