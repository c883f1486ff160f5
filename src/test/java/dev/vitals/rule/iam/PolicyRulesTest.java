package dev.vitals.rule.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.iam.IamKinds;
import dev.vitals.collect.iam.InlinePolicy;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;

class PolicyRulesTest {

    private static final String OWN = Iam.arn("policy/own");

    private final PolicyRules rules = new PolicyRules();
    private final Settings settings = Settings.defaults();

    private static String message(Verdict verdict) {
        return ((Verdict.Fail) verdict).message();
    }

    @Test
    void customerPolicyMustNotBeFullAdmin() {
        assertThat(message(rules.noFullAdminCustomer(Iam.managed(OWN, Iam.ADMIN))))
                .isEqualTo("Policy own (version v2) allows every action on every resource");
        assertThat(rules.noFullAdminCustomer(Iam.managed(OWN, Iam.READER))).isEqualTo(Verdict.pass());
        assertThat(rules.noFullAdminCustomer(Iam.managed(Iam.AWS_ADMIN_ARN, Iam.ADMIN)))
                .isInstanceOf(Verdict.NotApplicable.class);
        assertThatThrownBy(() -> rules.noFullAdminCustomer(Iam.managed(OWN, "{")))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void inlinePolicyMustNotBeFullAdmin() {
        assertThat(message(rules.noFullAdminInline(new InlinePolicy("role", "app", "all", Iam.ADMIN))))
                .isEqualTo("Inline policy all of role app allows every action on every resource");
        assertThat(rules.noFullAdminInline(new InlinePolicy("role", "app", "read", Iam.READER)))
                .isEqualTo(Verdict.pass());
        assertThatThrownBy(() -> rules.noFullAdminInline(new InlinePolicy("role", "app", "odd", null)))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void awsAdminPolicyIsForListedRolesOnly() {
        var policy = Iam.managed(Iam.AWS_ADMIN_ARN, Iam.ADMIN);
        var listed = Iam.role("BreakGlassAdmin")
                .attachedManagedPolicies(Iam.attached(Iam.AWS_ADMIN_ARN))
                .build();
        var other = Iam.role("app")
                .attachedManagedPolicies(Iam.attached(Iam.AWS_ADMIN_ARN))
                .build();
        var inventory = Iam.with(Inventories.empty(), IamKinds.ROLE, listed);
        assertThat(rules.awsAdminOnlyForListedRoles(policy, inventory, settings))
                .isEqualTo(Verdict.pass());
        assertThat(message(
                        rules.awsAdminOnlyForListedRoles(policy, Iam.with(inventory, IamKinds.ROLE, other), settings)))
                .isEqualTo("AdministratorAccess is attached to role app");
        assertThatThrownBy(() -> rules.awsAdminOnlyForListedRoles(policy, Inventories.denied(), settings))
                .isInstanceOf(UnreadableException.class);
        assertThat(rules.awsAdminOnlyForListedRoles(Iam.managed(OWN, Iam.ADMIN), inventory, settings))
                .isInstanceOf(Verdict.NotApplicable.class);
    }

    @Test
    void customerPolicyMustNotAllowWholeServices() {
        assertThat(message(rules.noServiceFullAccess(Iam.managed(
                        OWN,
                        Iam.policy("{'Effect':'Allow','Action':['s3:*','ec2:Get*'],'Resource':'arn:aws:s3:::b'}")))))
                .isEqualTo("Policy own allows s3:*");
        assertThat(message(rules.noServiceFullAccess(
                        Iam.managed(OWN, Iam.policy("{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}")))))
                .isEqualTo("Policy own allows everything but iam:*");
        assertThat(rules.noServiceFullAccess(
                        Iam.managed(OWN, Iam.policy("{'Effect':'Deny','Action':'s3:*','Resource':'*'}"))))
                .isEqualTo(Verdict.pass());
        assertThat(rules.noServiceFullAccess(Iam.managed(Iam.AWS_ADMIN_ARN, Iam.ADMIN)))
                .isInstanceOf(Verdict.NotApplicable.class);
    }
}
