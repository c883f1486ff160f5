package dev.vitals.rule.iam;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.notApplicable;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.iam.InlinePolicy;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.principal.AccountAccess;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** What policies allow, whoever holds them. */
class PolicyRules {

    private static final String NOT_OWN = "the policy belongs to AWS";

    @Rule(
            id = "iam-policy-no-full-admin-customer",
            title = "No customer managed policy is full administration",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)", "164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)", "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict noFullAdminCustomer(ManagedPolicyDetail policy) {
        if (isAwsManaged(policy)) {
            return notApplicable(NOT_OWN);
        }
        return AccountAccess.inForce(policy).grantsAll()
                ? fullAdmin("Policy " + policy.policyName() + " (version " + policy.defaultVersionId() + ")")
                : pass();
    }

    @Rule(
            id = "iam-policy-no-full-admin-inline",
            title = "No inline policy is full administration",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict noFullAdminInline(InlinePolicy policy) {
        return PolicyDocument.parse(policy.document()).grantsAll()
                ? fullAdmin("Inline policy %s of %s %s"
                        .formatted(policy.policyName(), policy.principalKind(), policy.principal()))
                : pass();
    }

    @Rule(
            id = "iam-policy-no-full-admin-aws-managed",
            title = "Only listed roles hold administrator policies of AWS",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            },
            version = 2)
    Verdict awsAdminOnlyForListedRoles(ManagedPolicyDetail policy, Inventory inventory, Settings settings) {
        if (!isAwsManaged(policy)) {
            return notApplicable("the policy belongs to the account");
        }
        if (!isListed(policy, settings) && !AccountAccess.inForce(policy).grantsAll()) {
            return notApplicable("the policy is not full administration");
        }
        var holders = holders(policy.arn(), inventory, settings);
        if (!holders.isEmpty()) {
            return fail("%s is attached to %s".formatted(policy.policyName(), Names.some(holders)))
                    .at("AttachedManagedPolicies", policy.arn())
                    .expected("only on roles listed as administrators");
        }
        inventory.all(UserDetail.class, Place.GLOBAL);
        inventory.all(GroupDetail.class, Place.GLOBAL);
        inventory.all(RoleDetail.class, Place.GLOBAL);
        return pass();
    }

    @Rule(
            id = "iam-policy-no-service-full-access",
            title = "No customer managed policy allows every action of a service",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(3)(i)", "164.308(a)(3)(ii)(A)", "164.308(a)(3)(ii)(B)", "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"
            })
    Verdict noServiceFullAccess(ManagedPolicyDetail policy) {
        if (isAwsManaged(policy)) {
            return notApplicable(NOT_OWN);
        }
        var document = AccountAccess.inForce(policy);
        var whole = document.wholeServices();
        if (!whole.isEmpty()) {
            return fail("Policy %s allows %s".formatted(policy.policyName(), Names.some(whole)))
                    .at("Action", String.join(", ", whole))
                    .expected("named actions");
        }
        return document.allowing(allow -> allow.actions().negated())
                .findFirst()
                .<Verdict>map(allow -> fail("Policy %s allows everything but %s"
                                .formatted(
                                        policy.policyName(),
                                        Names.some(allow.actions().values())))
                        .at("NotAction", String.join(", ", allow.actions().values()))
                        .expected("named actions"))
                .orElse(pass());
    }

    private static Verdict fullAdmin(String what) {
        return fail(what + " allows every action on every resource")
                .at("Action", "*")
                .expected("named actions");
    }

    private static boolean isAwsManaged(ManagedPolicyDetail policy) {
        return Reading.required(policy.arn(), "Arn").contains(":iam::aws:");
    }

    private static boolean isListed(ManagedPolicyDetail policy, Settings settings) {
        return settings.lists().of(ListName.ADMINISTRATOR_POLICIES).holds(String.valueOf(policy.policyName()));
    }

    private static List<String> holders(String arn, Inventory inventory, Settings settings) {
        var holders = new ArrayList<String>();
        inventory.seen(UserDetail.class, Place.GLOBAL).stream()
                .filter(user -> holds(user.config().attachedManagedPolicies(), arn))
                .forEach(user -> holders.add("user " + user.id()));
        inventory.seen(GroupDetail.class, Place.GLOBAL).stream()
                .filter(group -> holds(group.config().attachedManagedPolicies(), arn))
                .forEach(group -> holders.add("group " + group.id()));
        inventory.seen(RoleDetail.class, Place.GLOBAL).stream()
                .filter(role -> holds(role.config().attachedManagedPolicies(), arn))
                .filter(role -> !Names.listed(settings.access().adminRoles(), role.id()))
                .forEach(role -> holders.add("role " + role.id()));
        return holders.stream().sorted().toList();
    }

    private static boolean holds(List<AttachedPolicy> attached, String arn) {
        return attached.stream().anyMatch(policy -> arn.equals(policy.policyArn()));
    }
}
