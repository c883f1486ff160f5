package dev.vitals.collect.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * The one bulk call of IAM, paged once for all the lists that come out of it. Where a page fails, each list gives what
 * came before and then fails, so that none of them is taken for whole.
 */
final class AuthorizationDetails {

    private final List<UserDetail> users = new ArrayList<>();
    private final List<GroupDetail> groups = new ArrayList<>();
    private final List<RoleDetail> roles = new ArrayList<>();
    private final List<ManagedPolicyDetail> policies = new ArrayList<>();
    private final @Nullable RuntimeException failure;

    AuthorizationDetails(IamClient client) {
        this.failure = read(client);
    }

    Iterable<UserDetail> users() {
        return thenFail(users);
    }

    Iterable<GroupDetail> groups() {
        return thenFail(groups);
    }

    Iterable<RoleDetail> roles() {
        return thenFail(roles);
    }

    /** Policies of the account, and those of AWS that something uses. */
    Iterable<ManagedPolicyDetail> policies() {
        return thenFail(
                policies.stream().filter(AuthorizationDetails::isOwnOrUsed).toList());
    }

    Iterable<InlinePolicy> inlinePolicies() {
        var ofUsers = users.stream().flatMap(user -> inline("user", user.userName(), user.userPolicyList()));
        var ofGroups = groups.stream().flatMap(group -> inline("group", group.groupName(), group.groupPolicyList()));
        var ofRoles = roles.stream().flatMap(role -> inline("role", role.roleName(), role.rolePolicyList()));
        return thenFail(
                Stream.of(ofUsers, ofGroups, ofRoles).flatMap(all -> all).toList());
    }

    Iterable<String> principals() {
        return thenFail(principalArns());
    }

    /** ARNs of users and of the roles that people define; roles of services cannot be changed by the account. */
    List<String> principalArns() {
        return Stream.concat(
                        users.stream().map(UserDetail::arn),
                        roles.stream()
                                .filter(role -> !String.valueOf(role.path()).startsWith("/aws-service-role/"))
                                .map(RoleDetail::arn))
                .toList();
    }

    private @Nullable RuntimeException read(IamClient client) {
        try {
            client.getAccountAuthorizationDetailsPaginator(request -> request.maxItems(1000))
                    .forEach(page -> {
                        users.addAll(page.userDetailList());
                        groups.addAll(page.groupDetailList());
                        roles.addAll(page.roleDetailList());
                        policies.addAll(page.policies());
                    });
            return null;
        } catch (RuntimeException failed) {
            // Kept, not swallowed: every list that comes out of this call fails with it.
            return failed;
        }
    }

    private <T> Iterable<T> thenFail(List<T> read) {
        return new PartlyRead<>(read, failure);
    }

    private static Stream<InlinePolicy> inline(String kind, String principal, List<PolicyDetail> policies) {
        return policies.stream()
                .map(policy -> new InlinePolicy(kind, principal, policy.policyName(), policy.policyDocument()));
    }

    private static boolean isOwnOrUsed(ManagedPolicyDetail policy) {
        return !policy.arn().contains(":iam::aws:")
                || policy.attachmentCount() == null
                || policy.attachmentCount() > 0
                || policy.permissionsBoundaryUsageCount() != null && policy.permissionsBoundaryUsageCount() > 0;
    }
}
