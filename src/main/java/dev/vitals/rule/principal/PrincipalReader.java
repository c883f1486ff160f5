package dev.vitals.rule.principal;

import dev.vitals.collect.iam.PermissionSetDetail;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Makes principals of what was read of them. */
final class PrincipalReader {

    private final Inventory inventory;
    private final PolicyHolders holders;

    PrincipalReader(Inventory inventory) {
        this.inventory = inventory;
        this.holders = new PolicyHolders(inventory);
    }

    PolicyHolders holders() {
        return holders;
    }

    /** All that were seen: users, roles, permission sets, each by name. */
    List<IamPrincipal> all() {
        var found = new ArrayList<IamPrincipal>();
        inventory.seen(UserDetail.class, Place.GLOBAL).forEach(user -> found.add(of(user.config())));
        inventory.seen(RoleDetail.class, Place.GLOBAL).forEach(role -> found.add(of(role.config())));
        inventory.seen(PermissionSetDetail.class).forEach(set -> found.add(of(set.config())));
        return found;
    }

    IamPrincipal of(UserDetail user) {
        var name = Reading.required(user.userName(), "UserName");
        var arn = Reading.required(user.arn(), "Arn");
        return new IamPrincipal(
                PrincipalKind.USER,
                arn,
                name,
                String.valueOf(user.path()),
                tags(user.tags()),
                holders.of(user),
                tagged(caller(arn).with("aws:username", name), user.tags(), true),
                Reading.absent(),
                held(user),
                arn(user.permissionsBoundary()));
    }

    IamPrincipal of(RoleDetail role) {
        var arn = Reading.required(role.arn(), "Arn");
        return new IamPrincipal(
                PrincipalKind.ROLE,
                arn,
                Reading.required(role.roleName(), "RoleName"),
                String.valueOf(role.path()),
                tags(role.tags()),
                holders.of(role),
                nameless(tagged(caller(arn), role.tags(), false)),
                Reading.attempt(() -> PolicyDocument.parse(role.assumeRolePolicyDocument())),
                arns(role.attachedManagedPolicies()),
                arn(role.permissionsBoundary()));
    }

    private IamPrincipal of(PermissionSetDetail set) {
        return new IamPrincipal(
                PrincipalKind.PERMISSION_SET,
                set.arn(),
                set.name(),
                "",
                Map.of(),
                holders.of(set),
                nameless(Circumstances.UNKNOWN.with("aws:PrincipalAccount", inventory.account())),
                Reading.absent(),
                holders.ownPolicies(set),
                "");
    }

    private Circumstances caller(String arn) {
        return Circumstances.UNKNOWN
                .with("aws:PrincipalArn", arn)
                .with("aws:PrincipalAccount", inventory.account())
                .with("aws:PrincipalIsAWSService", "false");
    }

    /** Sessions of roles carry no user name. */
    private static Circumstances nameless(Circumstances session) {
        return new Circumstances(session.known(), Set.of("aws:username"));
    }

    /** A user has no other tags than its own; a role's session may bring some. */
    private static Circumstances tagged(Circumstances session, List<Tag> tags, boolean onlyThese) {
        var known = session;
        for (Tag tag : tags) {
            known = known.with("aws:PrincipalTag/" + tag.key(), tag.value());
        }
        return onlyThese ? new Circumstances(known.known(), Set.of("aws:principaltag/*")) : known;
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first));
    }

    private Set<String> held(UserDetail user) {
        var arns = new LinkedHashSet<>(arns(user.attachedManagedPolicies()));
        inventory.seen(GroupDetail.class, Place.GLOBAL).stream()
                .map(Resource::config)
                .filter(group -> user.groupList().contains(group.groupName()))
                .forEach(group -> arns.addAll(arns(group.attachedManagedPolicies())));
        return arns;
    }

    private static Set<String> arns(List<AttachedPolicy> attached) {
        return attached.stream()
                .map(AttachedPolicy::policyArn)
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String arn(@Nullable AttachedPermissionsBoundary boundary) {
        return boundary == null ? "" : Objects.toString(boundary.permissionsBoundaryArn(), "");
    }
}
