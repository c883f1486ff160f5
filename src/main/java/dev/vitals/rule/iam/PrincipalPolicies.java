package dev.vitals.rule.iam;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/**
 * Everything that is allowed and denied to one user or role.
 *
 * @param granted inline and attached policies, a user's groups' among them
 * @param boundary what it can have at most; empty where there is none
 */
record PrincipalPolicies(PolicyDocument granted, Optional<PolicyDocument> boundary) {

    static PrincipalPolicies of(UserDetail user, Inventory inventory) {
        var documents = new ArrayList<>(documents(user.userPolicyList(), user.attachedManagedPolicies(), inventory));
        for (String name : user.groupList()) {
            var group = inventory
                    .find(GroupDetail.class, Place.GLOBAL, name)
                    .value()
                    .orElseThrow(() -> gone("group " + name))
                    .config();
            documents.addAll(documents(group.groupPolicyList(), group.attachedManagedPolicies(), inventory));
        }
        return new PrincipalPolicies(
                PolicyDocument.together(documents), boundary(user.permissionsBoundary(), inventory));
    }

    static PrincipalPolicies of(RoleDetail role, Inventory inventory) {
        return new PrincipalPolicies(
                PolicyDocument.together(documents(role.rolePolicyList(), role.attachedManagedPolicies(), inventory)),
                boundary(role.permissionsBoundary(), inventory));
    }

    boolean isAdministrator() {
        return granted.grantsAll() && boundary.map(PolicyDocument::grantsAll).orElse(true);
    }

    /** The version of a managed policy that is in force. */
    static PolicyDocument inForce(ManagedPolicyDetail policy) {
        var version = Reading.required(policy.defaultVersionId(), "DefaultVersionId");
        return PolicyDocument.parse(policy.policyVersionList().stream()
                .filter(candidate -> version.equals(candidate.versionId()))
                .findFirst()
                .map(PolicyVersion::document)
                .orElse(null));
    }

    private static List<PolicyDocument> documents(
            List<PolicyDetail> inline, List<AttachedPolicy> attached, Inventory inventory) {
        var documents = new ArrayList<PolicyDocument>();
        inline.forEach(policy -> documents.add(PolicyDocument.parse(policy.policyDocument())));
        attached.forEach(policy -> documents.add(managed(policy.policyArn(), inventory)));
        return documents;
    }

    private static Optional<PolicyDocument> boundary(
            @Nullable AttachedPermissionsBoundary boundary, Inventory inventory) {
        return Optional.ofNullable(boundary).map(set -> managed(set.permissionsBoundaryArn(), inventory));
    }

    private static PolicyDocument managed(@Nullable String arn, Inventory inventory) {
        var known = Reading.required(arn, "PolicyArn");
        return inventory
                .find(ManagedPolicyDetail.class, Place.GLOBAL, known)
                .map(Resource::config)
                .value()
                .map(PrincipalPolicies::inForce)
                .orElseThrow(() -> gone("policy " + known));
    }

    private static UnreadableException gone(String what) {
        return new UnreadableException(Cause.MALFORMED, what + " was not returned");
    }
}
