package dev.vitals.rule.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.iam.IamKinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

class UserRulesTest {

    private static final UserDetail ALICE = Iam.user("alice").build();

    private final UserRules rules = new UserRules();
    private final Settings settings = Settings.defaults();

    private static String message(Verdict verdict) {
        return ((Verdict.Fail) verdict).message();
    }

    private static Inventory alice(boolean password, boolean mfa) {
        return Iam.reporting(Iam.reported("alice", password, mfa, Reading.known(Iam.LATELY)));
    }

    @Test
    void consoleUserFailsUnlessBreakGlass() {
        assertThat(message(rules.noConsoleUsers(ALICE, alice(true, true), settings)))
                .isEqualTo("User alice has a console password");
        assertThat(rules.noConsoleUsers(ALICE, alice(false, false), settings)).isEqualTo(Verdict.pass());
        var inventory = Iam.reporting(Iam.reported("break-glass-1", true, true, Reading.absent()));
        assertThat(rules.noConsoleUsers(Iam.user("break-glass-1").build(), inventory, settings))
                .isEqualTo(Verdict.pass());
    }

    @Test
    void consoleUserNeedsMfa() {
        assertThat(message(rules.consoleMfa(ALICE, alice(true, false))))
                .isEqualTo("User alice has a console password and no MFA");
        assertThat(rules.consoleMfa(ALICE, alice(true, true))).isEqualTo(Verdict.pass());
        assertThat(rules.consoleMfa(ALICE, alice(false, false))).isInstanceOf(Verdict.NotApplicable.class);
    }

    @Test
    void isUnknownWhileTheReportDoesNotHoldTheUser() {
        assertThatThrownBy(() -> rules.consoleMfa(ALICE, Iam.reporting()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("does not hold alice yet");
        assertThatThrownBy(() -> rules.noConsoleUsers(ALICE, Inventories.denied(), settings))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void passwordMustBeInUse() {
        assertThat(rules.passwordUsed(ALICE, alice(true, true), settings)).isEqualTo(Verdict.pass());
        var old = Iam.reporting(Iam.reported("alice", true, true, Reading.known(Iam.LONG_AGO)));
        assertThat(message(rules.passwordUsed(ALICE, old, settings)))
                .isEqualTo("User alice last used its console password on 2026-03-01, more than 90 days ago");
        var never = Iam.reporting(Iam.reported("alice", true, true, Reading.absent()));
        assertThat(message(rules.passwordUsed(ALICE, never, settings)))
                .isEqualTo("User alice has never used its console password, set on 2026-03-01, more than 90 days ago");
        assertThat(rules.passwordUsed(ALICE, alice(false, false), settings)).isInstanceOf(Verdict.NotApplicable.class);
    }

    @Test
    void adminThroughAGroupIsFound() {
        var inventory =
                Iam.with(Inventories.empty(), IamKinds.MANAGED_POLICY, Iam.managed(Iam.AWS_ADMIN_ARN, Iam.ADMIN));
        Iam.with(
                inventory,
                IamKinds.GROUP,
                GroupDetail.builder()
                        .groupName("ops")
                        .arn(Iam.arn("group/ops"))
                        .attachedManagedPolicies(Iam.attached(Iam.AWS_ADMIN_ARN))
                        .build());
        var user = Iam.user("alice").groupList("ops");
        assertThat(message(rules.noFullAdmin(user.build(), inventory)))
                .isEqualTo("User alice is allowed every action on every resource");
        assertThatThrownBy(() -> rules.noFullAdmin(user.build(), Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void adminIsUndoneByADenyOrABoundary() {
        var boundary = Iam.arn("policy/most");
        var inventory = Iam.with(Inventories.empty(), IamKinds.MANAGED_POLICY, Iam.managed(boundary, Iam.READER));
        var admin = Iam.user("alice").userPolicyList(Iam.inline("all", Iam.ADMIN));
        assertThat(rules.noFullAdmin(admin.build(), inventory)).isInstanceOf(Verdict.Fail.class);
        assertThat(rules.noFullAdmin(
                        admin.permissionsBoundary(b -> b.permissionsBoundaryArn(boundary))
                                .build(),
                        inventory))
                .isEqualTo(Verdict.pass());
        var denied = Iam.user("bob")
                .userPolicyList(
                        Iam.inline("all", Iam.ADMIN),
                        Iam.inline("no", Iam.policy("{'Effect':'Deny','Action':'iam:*','Resource':'*'}")));
        assertThat(rules.noFullAdmin(denied.build(), inventory)).isEqualTo(Verdict.pass());
    }

    @Test
    void userWhoCanMakeItselfAnAdministratorFails() {
        var attach = "{'Effect':'Allow','Action':'iam:AttachUserPolicy','Resource':'*'%s}";
        var can = Iam.user("alice").userPolicyList(Iam.inline("p", Iam.policy(attach.formatted(""))));
        assertThat(message(rules.noFullAdmin(can.build(), Inventories.empty())))
                .isEqualTo("User alice can become a full administrator: Gives itself a policy that allows everything"
                        + " (iam:AttachUserPolicy on %s)".formatted(Iam.arn("user/alice")));
        var withMfa = Iam.user("alice")
                .userPolicyList(Iam.inline(
                        "p",
                        Iam.policy(attach.formatted(",'Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}"))));
        assertThat(rules.noFullAdmin(withMfa.build(), Inventories.empty())).isEqualTo(Verdict.pass());
    }

    @Test
    void userIsUnknownWhereTheRolesThatItMightAssumeWereNotListed() {
        var user = Iam.user("alice").build();
        assertThat(rules.noFullAdmin(user, Inventories.empty())).isEqualTo(Verdict.pass());
        var inventory = Inventories.empty();
        inventory.incomplete(RoleDetail.class, Place.GLOBAL, Cause.DENIED, "the list was refused");
        assertThatThrownBy(() -> rules.noFullAdmin(user, inventory)).isInstanceOf(UnreadableException.class);
    }
}
