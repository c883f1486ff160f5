package dev.vitals.rule.principal;

import dev.vitals.collect.iam.PermissionSetDetail;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.policy.Grants;
import dev.vitals.rule.policy.HeldPolicy;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;
import software.amazon.awssdk.services.ssoadmin.model.CustomerManagedPolicyReference;
import software.amazon.awssdk.services.ssoadmin.model.PermissionsBoundary;

/** Gathers the policies that somebody holds. What was not returned or is no policy stays in the list as unreadable. */
final class PolicyHolders {

    private static final PolicyDocument ADMINISTRATOR =
            PolicyDocument.parse("{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");

    private final Inventory inventory;
    private final Map<String, Reading<PolicyDocument>> managed = new HashMap<>();

    PolicyHolders(Inventory inventory) {
        this.inventory = inventory;
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

    Grants of(UserDetail user) {
        var held = new ArrayList<>(held(user.userPolicyList(), user.attachedManagedPolicies(), ""));
        user.groupList().forEach(group -> held.addAll(ofGroup(group)));
        return new Grants(held, boundary(user.permissionsBoundary()));
    }

    Grants of(RoleDetail role) {
        return new Grants(
                held(role.rolePolicyList(), role.attachedManagedPolicies(), ""), boundary(role.permissionsBoundary()));
    }

    Grants of(PermissionSetDetail set) {
        var held = new ArrayList<HeldPolicy>();
        each(held, "policies of AWS", set.managed(), policy -> heldManaged(policy.arn(), ""));
        each(
                held,
                "policies of the account",
                set.customer(),
                policy -> heldManaged(own(policy.path(), policy.name()), ""));
        each(held, "inline policy", set.inline(), document -> new HeldPolicy("inline policy", parsed(document)));
        return new Grants(held, boundary(set));
    }

    /** ARNs of the policies of the account that a permission set refers to; none where they could not be read. */
    Set<String> ownPolicies(PermissionSetDetail set) {
        return set.customer() instanceof Reading.Known<List<CustomerManagedPolicyReference>>(var known)
                ? known.stream()
                        .map(policy -> own(policy.path(), policy.name()))
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** What a member of a group gets from it. */
    List<HeldPolicy> ofGroup(String name) {
        return switch (inventory.find(GroupDetail.class, Place.GLOBAL, name).map(Resource::config)) {
            case Reading.Known<GroupDetail>(GroupDetail group) ->
                held(group.groupPolicyList(), group.attachedManagedPolicies(), " of group " + name);
            case Reading.Absent<GroupDetail>() -> List.of(new HeldPolicy("policies of group " + name, notReturned()));
            case Reading.Unreadable<GroupDetail>(Cause cause, String detail) ->
                List.of(new HeldPolicy("policies of group " + name, Reading.unreadable(cause, detail)));
        };
    }

    private List<HeldPolicy> held(List<PolicyDetail> inline, List<AttachedPolicy> attached, String by) {
        return Stream.concat(
                        inline.stream()
                                .map(policy -> new HeldPolicy(
                                        "inline policy " + policy.policyName() + by, parsed(policy.policyDocument()))),
                        attached.stream().map(policy -> heldManaged(policy.policyArn(), by)))
                .toList();
    }

    private Optional<HeldPolicy> boundary(@Nullable AttachedPermissionsBoundary set) {
        return Optional.ofNullable(set).map(boundary -> boundary(boundary.permissionsBoundaryArn()));
    }

    private Optional<HeldPolicy> boundary(PermissionSetDetail set) {
        return switch (set.boundary()) {
            case Reading.Absent<?>() -> Optional.empty();
            case Reading.Unreadable<?>(Cause cause, String detail) ->
                Optional.of(new HeldPolicy("permissions boundary", Reading.unreadable(cause, detail)));
            case Reading.Known<PermissionsBoundary>(var known) ->
                Optional.of(boundary(
                        known.customerManagedPolicyReference() == null
                                ? known.managedPolicyArn()
                                : own(
                                        known.customerManagedPolicyReference().path(),
                                        known.customerManagedPolicyReference().name())));
        };
    }

    private HeldPolicy boundary(@Nullable String arn) {
        return new HeldPolicy("permissions boundary " + shortName(arn), document(arn));
    }

    private HeldPolicy heldManaged(@Nullable String arn, String by) {
        return new HeldPolicy("policy " + shortName(arn) + by, document(arn));
    }

    private String own(@Nullable String path, @Nullable String name) {
        return inventory.home().globalArn("iam", "policy" + (path == null ? "/" : path) + name);
    }

    private static String shortName(@Nullable String arn) {
        return arn == null ? "without a name" : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private Reading<PolicyDocument> document(@Nullable String arn) {
        return arn == null ? notReturned() : managed.computeIfAbsent(arn, this::find);
    }

    private Reading<PolicyDocument> find(String arn) {
        return switch (inventory
                .find(ManagedPolicyDetail.class, Place.GLOBAL, arn)
                .map(Resource::config)) {
            case Reading.Known<ManagedPolicyDetail>(ManagedPolicyDetail policy) ->
                Reading.attempt(() -> inForce(policy));
            // AWS returns those of its own policies that something in the account holds; of this one everybody knows
            // the text.
            case Reading.Absent<ManagedPolicyDetail>() ->
                arn.endsWith(":iam::aws:policy/AdministratorAccess") ? Reading.known(ADMINISTRATOR) : notReturned();
            case Reading.Unreadable<ManagedPolicyDetail>(Cause cause, String detail) ->
                Reading.unreadable(cause, detail);
        };
    }

    private static Reading<PolicyDocument> parsed(@Nullable String document) {
        return Reading.attempt(() -> PolicyDocument.parse(document));
    }

    private static Reading<PolicyDocument> notReturned() {
        return Reading.unreadable(Cause.MALFORMED, "it was not returned");
    }

    private static <T> void each(
            List<HeldPolicy> to, String what, Reading<List<T>> list, Function<T, HeldPolicy> held) {
        try {
            list.value().orElse(List.of()).forEach(item -> to.add(held.apply(item)));
        } catch (UnreadableException unreadable) {
            to.add(new HeldPolicy(what, Reading.unreadable(unreadable.why(), unreadable.detail())));
        }
    }
}
