package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.ssoadmin.model.AttachedManagedPolicy;
import software.amazon.awssdk.services.ssoadmin.model.CustomerManagedPolicyReference;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;
import software.amazon.awssdk.services.ssoadmin.model.PermissionsBoundary;

/**
 * A permission set of IAM Identity Center and what it grants.
 *
 * @param managed policies of AWS (ListManagedPoliciesInPermissionSet)
 * @param customer policies that the account it is assigned in must hold under that name
 *     (ListCustomerManagedPolicyReferencesInPermissionSet)
 * @param inline the one inline policy, or none (GetInlinePolicyForPermissionSet)
 * @param boundary absent where it has none (GetPermissionsBoundaryForPermissionSet)
 */
public record PermissionSetDetail(
        PermissionSet set,
        Reading<List<AttachedManagedPolicy>> managed,
        Reading<List<CustomerManagedPolicyReference>> customer,
        Reading<List<String>> inline,
        Reading<PermissionsBoundary> boundary) {

    /** Its name, which the roles that it becomes in the accounts carry. */
    public String name() {
        return String.valueOf(set.name());
    }

    /** Its ARN. */
    public String arn() {
        return Reading.required(set.permissionSetArn(), "PermissionSetArn");
    }
}
