package dev.vitals.rule.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.IamKinds;
import dev.vitals.collect.iam.IamPasswordPolicy;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;

class SignInRulesTest {

    private static final AwsAccount ACCOUNT = new AwsAccount(Inventories.ACCOUNT);
    private static final String PROVIDER = Iam.arn("saml-provider/okta");

    private final SignInRules rules = new SignInRules();

    @Test
    void federationNeedsAProviderAndARoleThatTrustsIt() {
        var inventory = Inventories.empty();
        assertThat(((Verdict.Fail) rules.federated(ACCOUNT, inventory)).message())
                .isEqualTo("111122223333 has no SAML or OIDC provider and no IAM Identity Center");
        Iam.with(
                inventory,
                IamKinds.SAML_PROVIDER,
                SAMLProviderListEntry.builder().arn(PROVIDER).build());
        assertThat(((Verdict.Fail) rules.federated(ACCOUNT, inventory)).message())
                .isEqualTo("No role of 111122223333 trusts its identity provider");
        Iam.with(
                inventory,
                IamKinds.ROLE,
                Iam.role("staff")
                        .assumeRolePolicyDocument(Iam.policy("{'Effect':'Allow','Principal':{'Federated':'" + PROVIDER
                                + "'},'Action':'sts:AssumeRoleWithSAML'}"))
                        .build());
        assertThat(rules.federated(ACCOUNT, inventory)).isEqualTo(Verdict.pass());
        assertThatThrownBy(() -> rules.federated(ACCOUNT, Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    private Verdict length(Reading<PasswordPolicy> policy) {
        var inventory = Iam.with(
                Inventories.empty(), IamKinds.PASSWORD_POLICY, new IamPasswordPolicy(Inventories.ACCOUNT, policy));
        return rules.passwordLength(ACCOUNT, inventory, Settings.defaults());
    }

    @Test
    void passwordsMustBeLong() {
        assertThat(length(Reading.known(
                        PasswordPolicy.builder().minimumPasswordLength(14).build())))
                .isEqualTo(Verdict.pass());
        assertThat(((Verdict.Fail) length(Reading.known(PasswordPolicy.builder()
                                .minimumPasswordLength(13)
                                .build())))
                        .message())
                .isEqualTo("111122223333 accepts passwords of 13 characters");
        assertThat(((Verdict.Fail) length(Reading.absent())).message()).contains("has no password policy");
        assertThatThrownBy(() -> length(Reading.unreadable(Cause.DENIED, "denied")))
                .isInstanceOf(UnreadableException.class);
    }
}
