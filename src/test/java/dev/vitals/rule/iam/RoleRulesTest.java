package dev.vitals.rule.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.iam.IamKinds;
import dev.vitals.collect.iam.ServiceUse;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;

class RoleRulesTest {

    private final RoleRules rules = new RoleRules();
    private final Settings settings = Settings.defaults();

    private static Inventory using(ServiceUse.Service... services) {
        return Iam.with(
                Inventories.empty(),
                IamKinds.SERVICE_USE,
                new ServiceUse(Iam.arn("role/app"), Reading.known(List.of(services))));
    }

    @Test
    void grantedServicesMustBeUsed() {
        var used = new ServiceUse.Service("s3", Reading.known(Iam.LATELY));
        var old = new ServiceUse.Service("sqs", Reading.known(Iam.LONG_AGO));
        var never = new ServiceUse.Service("ec2", Reading.absent());
        var role = Iam.role("app").build();
        assertThat(rules.permissionsUsed(role, using(used), settings)).isEqualTo(Verdict.pass());
        assertThat(((Verdict.Fail) rules.permissionsUsed(role, using(used, old, never), settings)).message())
                .isEqualTo("Role app has not used ec2, sqs for more than 90 days");
        assertThatThrownBy(() -> rules.permissionsUsed(role, Inventories.denied(), settings))
                .isInstanceOf(UnreadableException.class);
        assertThat(rules.permissionsUsed(Iam.role("app").createDate(Iam.LATELY).build(), using(never), settings))
                .isInstanceOf(Verdict.NotApplicable.class);
        assertThat(rules.permissionsUsed(
                        Iam.role("app").path("/aws-service-role/x/").build(), using(never), settings))
                .isInstanceOf(Verdict.NotApplicable.class);
    }

    @Test
    void whatADenyOrTheBoundaryTakesAwayIsNotUnused() {
        var never = new ServiceUse.Service("ec2", Reading.absent());
        var denies = Iam.role("app")
                .rolePolicyList(Iam.inline("p", Iam.policy("{'Effect':'Deny','Action':'ec2:*','Resource':'*'}")));
        assertThat(rules.permissionsUsed(denies.build(), using(never), settings))
                .isEqualTo(Verdict.pass());
        var deniesSome = Iam.role("app")
                .rolePolicyList(Iam.inline("p", Iam.policy("{'Effect':'Deny','Action':'ec2:Run*','Resource':'*'}")));
        assertThat(rules.permissionsUsed(deniesSome.build(), using(never), settings))
                .isInstanceOf(Verdict.Fail.class);
        var bounded = Iam.role("app")
                .rolePolicyList(Iam.inline("p", Iam.ADMIN))
                .permissionsBoundary(set -> set.permissionsBoundaryArn(Iam.arn("policy/most")));
        var inventory =
                Iam.with(using(never), IamKinds.MANAGED_POLICY, Iam.managed(Iam.arn("policy/most"), Iam.READER));
        assertThat(rules.permissionsUsed(bounded.build(), inventory, settings)).isEqualTo(Verdict.pass());
    }

    @Test
    void aDenyThatNamesAnotherWordThanTheResourceIsTaggedWithDoesNotKeepDevelopersOut() {
        var role = Iam.role("dev-team")
                .rolePolicyList(Iam.inline(
                        "p",
                        Iam.policy("{'Effect':'Allow','Action':'ec2:*','Resource':'*'},{'Effect':'Deny','Action':'*',"
                                + "'Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/env':'production'}}}")))
                .build();
        assertThat(rules.productionWriteRestricted(role, tagged("production"), settings))
                .isEqualTo(Verdict.pass());
        assertThat(((Verdict.Fail) rules.productionWriteRestricted(role, tagged("prod"), settings)).message())
                .isEqualTo("Role dev-team may call ec2:TerminateInstances on i-1, tagged as production");
    }

    private static Inventory tagged(String environment) {
        return Inventories.holding(new Resource<>(
                new ResourceKey(Inventories.ACCOUNT, Inventories.REGION, "AWS::EC2::Instance", "i-1"),
                "arn:aws:ec2:us-east-1:111122223333:instance/i-1",
                "i-1",
                Map.of("env", environment),
                Instance.builder().instanceId("i-1").build()));
    }

    private Verdict developer(String statements) {
        var role = Iam.role("dev-team")
                .rolePolicyList(Iam.inline("p", Iam.policy(statements)))
                .build();
        return rules.productionWriteRestricted(role, Inventories.empty(), settings);
    }

    @Test
    void developerWhoMayWriteEverywhereFails() {
        assertThat(((Verdict.Fail) developer("{'Effect':'Allow','Action':'ec2:*','Resource':'*'}")).message())
                .isEqualTo("Role dev-team may call ec2:TerminateInstances on resources tagged as production");
        assertThat(developer("{'Effect':'Allow','Action':'ec2:*','Resource':'*','Condition':{"
                        + "'StringEquals':{'aws:ResourceTag/team':'x'}}}"))
                .isInstanceOf(Verdict.Fail.class);
    }

    @Test
    void developerKeptFromProductionByTagPasses() {
        assertThat(developer("{'Effect':'Allow','Action':'ec2:*','Resource':'*'},{'Effect':'Deny','Action':'*',"
                        + "'Resource':'*','Condition':{'StringEquals':{'aws:ResourceTag/Environment':'production'}}}"))
                .isEqualTo(Verdict.pass());
        assertThat(developer("{'Effect':'Allow','Action':'ec2:*','Resource':'*','Condition':{"
                        + "'StringEquals':{'ec2:ResourceTag/env':'dev'}}}"))
                .isEqualTo(Verdict.pass());
        assertThat(developer("{'Effect':'Allow','Action':'ec2:Describe*','Resource':'*'}"))
                .isEqualTo(Verdict.pass());
    }

    @Test
    void developerWhosePoliciesWereNotReadIsUnknown() {
        var role = Iam.role("dev-team")
                .attachedManagedPolicies(Iam.attached(Iam.arn("policy/p")))
                .build();
        assertThatThrownBy(() -> rules.productionWriteRestricted(role, Inventories.denied(), settings))
                .isInstanceOf(UnreadableException.class);
        assertThat(rules.productionWriteRestricted(Iam.role("app").build(), Inventories.denied(), settings))
                .isInstanceOf(Verdict.NotApplicable.class);
    }
}
