package dev.vitals.rule.iam;

import dev.vitals.collect.iam.InlinePolicy;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Whether permissions come by way of groups and named policies, where they can be reviewed. */
class MembershipRules {

    @Rule(
            id = "iam-no-inline-policies",
            title = "Permissions stand in policies of their own",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict noInline(InlinePolicy policy, Inventory inventory) {
        PolicyDocument.parse(policy.document());
        if ("role".equals(policy.principalKind()) && isOfAws(policy.principal(), inventory)) {
            return Verdict.notApplicable("AWS keeps this role and its policies");
        }
        return Verdict.fail("The %s %s has the inline policy %s"
                        .formatted(policy.principalKind(), policy.principal(), policy.policyName()))
                .at("policyName", policy.policyName())
                .expected("a managed policy");
    }

    @Rule(
            id = "iam-user-no-direct-policies",
            title = "Users get permissions through groups or roles",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict nothingDirect(UserDetail user) {
        var name = Reading.required(user.userName(), "UserName");
        var direct = Stream.concat(
                        user.userPolicyList().stream().map(policy -> policy.policyName()),
                        user.attachedManagedPolicies().stream().map(policy -> policy.policyName()))
                .sorted()
                .toList();
        return direct.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("User %s holds %s directly".formatted(name, Names.some(direct)))
                        .at("AttachedManagedPolicies", String.join(", ", direct))
                        .expected("policies on groups or roles only");
    }

    @Rule(
            id = "iam-user-in-group",
            title = "Every user is in a group",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict inGroup(UserDetail user) {
        var name = Reading.required(user.userName(), "UserName");
        return user.groupList().isEmpty()
                ? Verdict.fail("User %s is in no group".formatted(name))
                        .at("GroupList", "empty")
                        .expected("a group")
                : Verdict.pass();
    }

    @Rule(
            id = "iam-group-not-empty",
            title = "Every group has a user",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict hasMember(GroupDetail group, Inventory inventory) {
        var name = Reading.required(group.groupName(), "GroupName");
        var member = inventory.seen(UserDetail.class, Place.GLOBAL).stream()
                .anyMatch(user -> user.config().groupList().contains(name));
        if (member) {
            return Verdict.pass();
        }
        inventory.all(UserDetail.class, Place.GLOBAL);
        return Verdict.fail("Group %s has no users".formatted(name)).expected("a user, or no group");
    }

    /** Roles of services and of IAM Identity Center: nobody in the account can change them. */
    private static boolean isOfAws(String role, Inventory inventory) {
        return inventory
                .find(RoleDetail.class, Place.GLOBAL, role)
                .value()
                .map(found -> String.valueOf(found.config().path()))
                .filter(path -> path.startsWith("/aws-service-role/") || path.startsWith("/aws-reserved/"))
                .isPresent();
    }
}
