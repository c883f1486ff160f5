package dev.vitals.rule.principal;

import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Grants;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one principal gives full administration to another, or to itself. */
final class Elevation {

    private static final List<String> OF_USERS = List.of(
            "iam:AttachUserPolicy",
            "iam:PutUserPolicy",
            "iam:AttachGroupPolicy",
            "iam:PutGroupPolicy",
            "iam:AddUserToGroup");
    private static final List<String> OF_ROLES = List.of("iam:AttachRolePolicy", "iam:PutRolePolicy");
    private static final List<String> OF_POLICIES = List.of("iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion");
    private static final List<String> OF_BOUNDARIES = List.of(
            "iam:CreatePolicyVersion",
            "iam:DeleteUserPermissionsBoundary",
            "iam:PutUserPermissionsBoundary",
            "iam:DeleteRolePermissionsBoundary",
            "iam:PutRolePermissionsBoundary");

    private final Groups groups;
    private final Policies policies;
    private final Permitted may;
    private final Circumstances attachingEverything;

    Elevation(Surroundings around, Groups groups, Policies policies, IamPrincipal who) {
        this.groups = groups;
        this.policies = policies;
        this.may = around.permitted(who);
        this.attachingEverything = Circumstances.UNKNOWN.with(
                "iam:PolicyARN", "arn:%s:iam::aws:policy/AdministratorAccess".formatted(may.partition()));
    }

    /** The way that depends on least; empty where there is none. */
    Optional<EscalationPath> of(IamPrincipal target) {
        return !concerns(target)
                ? Optional.empty()
                : Stream.of(grants(target), joins(target), loosens(target))
                        .flatMap(ways -> ways)
                        .min(Comparator.<EscalationPath>comparingInt(
                                        way -> way.conditions().size())
                                .thenComparingInt(way -> way.steps().size()));
    }

    /** Whether anything is permitted that could change what the target may do: mostly nothing is. */
    private boolean concerns(IamPrincipal target) {
        var own = switch (target.kind()) {
            case USER -> OF_USERS;
            case ROLE -> OF_ROLES;
            case PERMISSION_SET -> List.<String>of();
        };
        return mentionsAny(own)
                || target.policies().stream().anyMatch(Policies::isOwn) && mentionsAny(OF_POLICIES)
                || !target.boundaryArn().isEmpty() && mentionsAny(OF_BOUNDARIES);
    }

    private boolean mentionsAny(List<String> actions) {
        return actions.stream().anyMatch(may::mentions);
    }

    /** Something is added to what the target holds. */
    private Stream<EscalationPath> grants(IamPrincipal target) {
        return Stream.of(attaches(target), rewrites(target), switchesVersion(target), throughItsGroups(target))
                .flatMap(steps -> steps)
                .flatMap(step -> reachesAll(target, target.grants().withEverything(), List.of(step)));
    }

    private Stream<EscalationStep> attaches(IamPrincipal target) {
        var whom = target.arn().equals(may.who().arn()) ? "itself" : target.words();
        var text = "Gives %s a policy that allows everything".formatted(whom);
        return switch (target.kind()) {
            case USER ->
                may
                        .on(
                                target.arn(),
                                target.asResource().and(attachingEverything),
                                text,
                                "iam:AttachUserPolicy",
                                "iam:PutUserPolicy")
                        .stream();
            case ROLE ->
                target.isProtected()
                        ? Stream.empty()
                        : may
                                .on(
                                        target.arn(),
                                        target.asResource().and(attachingEverything),
                                        text,
                                        "iam:AttachRolePolicy",
                                        "iam:PutRolePolicy")
                                .stream();
            case PERMISSION_SET -> Stream.empty();
        };
    }

    /** The policies of AWS cannot be changed. */
    private Stream<EscalationStep> rewrites(IamPrincipal target) {
        return target.policies().stream()
                .filter(Policies::isOwn)
                .flatMap(policy -> may
                        .on(
                                policy,
                                "Writes a new version of a policy that %s holds".formatted(target.words()),
                                "iam:CreatePolicyVersion")
                        .stream());
    }

    private Stream<EscalationStep> switchesVersion(IamPrincipal target) {
        return target.policies().stream()
                .filter(Policies::isOwn)
                .flatMap(policy -> policies.wideVersion(policy).stream()
                        .flatMap(version -> may
                                .on(
                                        policy,
                                        "Puts version %s, which allows everything, of a policy that %s holds into force"
                                                .formatted(version, target.words()),
                                        "iam:SetDefaultPolicyVersion")
                                .stream()));
    }

    private Stream<EscalationStep> throughItsGroups(IamPrincipal target) {
        return groups.of(target).stream()
                .flatMap(group -> may
                        .on(
                                group.arn(),
                                attachingEverything,
                                "Gives group %s, in which %s is, a policy that allows everything"
                                        .formatted(group.name(), target.words()),
                                "iam:AttachGroupPolicy",
                                "iam:PutGroupPolicy")
                        .stream());
    }

    /** The target becomes a member of a group that allows everything. */
    private Stream<EscalationPath> joins(IamPrincipal target) {
        if (target.kind() != PrincipalKind.USER || !may.mentions("iam:AddUserToGroup")) {
            return Stream.empty();
        }
        return groups.without(target).stream().flatMap(group -> {
            var together = new Grants(
                    Stream.concat(target.grants().granted().stream(), group.policies().stream())
                            .toList(),
                    target.grants().boundary());
            return may
                    .on(
                            group.arn(),
                            "Puts %s into group %s".formatted(target.words(), group.name()),
                            "iam:AddUserToGroup")
                    .stream()
                    .flatMap(step -> Stream.concat(
                            reachesAll(target, together, List.of(step)),
                            fills(group)
                                    .flatMap(next ->
                                            reachesAll(target, together.withEverything(), List.of(step, next)))));
        });
    }

    private Stream<EscalationStep> fills(Groups.Group group) {
        return may
                .on(
                        group.arn(),
                        attachingEverything,
                        "Gives that group a policy that allows everything",
                        "iam:AttachGroupPolicy",
                        "iam:PutGroupPolicy")
                .stream();
    }

    /** Only the boundary stood between the target and administration. */
    private Stream<EscalationPath> loosens(IamPrincipal target) {
        return target.grants().boundary().isEmpty() || !isAll(target.grants().withoutBoundary())
                ? Stream.empty()
                : unbound(may, target).map(step -> new EscalationPath(List.of(step)));
    }

    private Stream<EscalationPath> reachesAll(IamPrincipal target, Grants after, List<EscalationStep> steps) {
        if (isAll(after)) {
            return Stream.of(new EscalationPath(steps));
        }
        if (after.boundary().isEmpty() || !isAll(after.withoutBoundary())) {
            return Stream.empty();
        }
        // Who has raised itself within its boundary may be allowed by it to take it away.
        var raised = target.arn().equals(may.who().arn()) ? may.as(target.with(after)) : may;
        return unbound(raised, target).map(step -> {
            var all = new ArrayList<>(steps);
            all.add(step);
            return new EscalationPath(all);
        });
    }

    private Stream<EscalationStep> unbound(Permitted may, IamPrincipal target) {
        var text = "Takes the permissions boundary from " + target.words();
        var taken = switch (target.kind()) {
            case USER ->
                may.on(
                        target.arn(),
                        target.asResource(),
                        text,
                        "iam:DeleteUserPermissionsBoundary",
                        "iam:PutUserPermissionsBoundary");
            case ROLE ->
                target.isProtected()
                        ? Optional.<EscalationStep>empty()
                        : may.on(
                                target.arn(),
                                target.asResource(),
                                text,
                                "iam:DeleteRolePermissionsBoundary",
                                "iam:PutRolePermissionsBoundary");
            case PERMISSION_SET -> Optional.<EscalationStep>empty();
        };
        var widened = Policies.isOwn(target.boundaryArn())
                ? may.on(target.boundaryArn(), "Widens the permissions boundary", "iam:CreatePolicyVersion")
                : Optional.<EscalationStep>empty();
        return Stream.concat(taken.stream(), widened.stream());
    }

    private static boolean isAll(Grants grants) {
        return grants.unreadable().isEmpty() && grants.administration().isPresent();
    }
}
