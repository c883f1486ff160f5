package dev.vitals.rule.principal;

import dev.vitals.rule.policy.Clause;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one principal comes to act as another. */
final class Takeover {

    /** One of these is needed to act as somebody, unless a trust policy names one. */
    static final List<String> ACTIONS = List.of(
            "sts:AssumeRole",
            "iam:UpdateAssumeRolePolicy",
            "iam:PassRole",
            "iam:CreateAccessKey",
            "iam:CreateLoginProfile",
            "iam:UpdateLoginProfile",
            "lambda:UpdateFunctionCode",
            "ssm:SendCommand",
            "ssm:StartSession");

    private final Surroundings around;
    private final IamPrincipal who;
    private final Permitted may;

    Takeover(Surroundings around, IamPrincipal who) {
        this.around = around;
        this.who = who;
        this.may = around.permitted(who);
    }

    /** The way that depends on least; empty where there is none. */
    Optional<EscalationPath> of(IamPrincipal target) {
        if (target.arn().equals(who.arn()) || target.isServiceLinked()) {
            return Optional.empty();
        }
        var ways = switch (target.kind()) {
            case USER -> ofUser(target);
            case ROLE -> ofRole(target);
            case PERMISSION_SET -> Stream.<EscalationPath>empty();
        };
        return ways.min(Comparator.comparingInt(way -> way.conditions().size()));
    }

    private Stream<EscalationPath> ofUser(IamPrincipal user) {
        var key =
                may.on(user.arn(), user.asResource(), "Makes an access key for " + user.words(), "iam:CreateAccessKey");
        var password = may.on(
                        user.arn(),
                        user.asResource(),
                        "Sets the console password of " + user.words(),
                        around.passwordActions(user.name()))
                .map(step -> around.secondFactor(user.name(), step));
        return Stream.concat(key.stream(), password.stream()).map(step -> new EscalationPath(List.of(step)));
    }

    private Stream<EscalationPath> ofRole(IamPrincipal role) {
        var direct = Stream.of(assumes(role), changesTrust(role), changesCode(role), entersInstance(role))
                .flatMap(Optional::stream)
                .map(step -> new EscalationPath(List.of(step)));
        return Stream.concat(direct, passes(role));
    }

    private Optional<EscalationStep> assumes(IamPrincipal role) {
        var trust = around.trust(role);
        if (!trust.names(who) && !(trust.namesAccount() && may.mentions("sts:AssumeRole"))) {
            return Optional.empty();
        }
        var text = "Assumes %s (sts:AssumeRole on %s)".formatted(role.words(), role.arn());
        var own = who.decide(new Question("sts:AssumeRole", role.arn(), role.asResource()));
        if (trust.names(who)) {
            var let = trust.letsByName(who);
            boolean forbidden =
                    own instanceof Decision.Denied denied && denied.ground() != Decision.Ground.NOTHING_ALLOWS;
            if (let.isPossible() && !forbidden) {
                return Optional.of(step(text, own, let));
            }
        }
        var let = trust.letsAccount(who);
        return own.isPossible() && let.isPossible() ? Optional.of(step(text, own, let)) : Optional.empty();
    }

    private static EscalationStep step(String text, Decision own, Decision let) {
        var by = Stream.of(own, let)
                .flatMap(decision -> decision.allowedBy().stream())
                .map(Clause::words)
                .distinct()
                .toList();
        var conditions = Stream.of(own, let)
                .flatMap(decision -> decision.conditions().stream())
                .distinct()
                .toList();
        return new EscalationStep(text, String.join("; ", by), conditions);
    }

    /** Only a Deny stands against it: a trust policy that names the caller needs no permission beside. */
    private Optional<EscalationStep> changesTrust(IamPrincipal role) {
        if (role.isProtected() || !may.mentions("iam:UpdateAssumeRolePolicy")) {
            return Optional.empty();
        }
        boolean forbidden = who.decide(new Question("sts:AssumeRole", role.arn(), role.asResource()))
                        instanceof Decision.Denied denied
                && denied.ground() != Decision.Ground.NOTHING_ALLOWS;
        return forbidden
                ? Optional.empty()
                : may.on(
                        role.arn(),
                        role.asResource(),
                        "Has %s trust it, and assumes it".formatted(role.words()),
                        "iam:UpdateAssumeRolePolicy");
    }

    private Stream<EscalationPath> passes(IamPrincipal role) {
        return may.mentions("iam:PassRole")
                ? around.trust(role).ways().stream().flatMap(open -> passes(role, open))
                : Stream.empty();
    }

    private Stream<EscalationPath> passes(IamPrincipal role, Trust.Open open) {
        var service = open.way().service();
        return bids(open.way(), role).stream()
                .flatMap(rest -> may
                        .on(
                                role.arn(),
                                role.asResource().with("iam:PassedToService", service),
                                "Passes %s to %s".formatted(role.words(), service),
                                "iam:PassRole")
                        .map(first -> new EscalationPath(List.of(within(first, open.let()))))
                        .map(first -> first.then(new EscalationPath(rest)))
                        .stream());
    }

    private static EscalationStep within(EscalationStep first, Decision let) {
        return new EscalationStep(
                first.text(),
                first.by(),
                Stream.concat(first.conditions().stream(), let.conditions().stream())
                        .distinct()
                        .toList());
    }

    private Optional<List<EscalationStep>> bids(PassedRole way, IamPrincipal role) {
        var bidding = may.somewhere("As that role, " + way.bidding(), way.actions());
        if (!way.service().startsWith("ec2.") || around.hasProfile(role.name())) {
            return bidding.map(List::of);
        }
        return bidding.flatMap(last -> may.somewhere(
                        "Puts the role into an instance profile",
                        List.of("iam:CreateInstanceProfile", "iam:AddRoleToInstanceProfile"))
                .map(first -> List.of(first, last)));
    }

    private Optional<EscalationStep> changesCode(IamPrincipal role) {
        return surest(around.functionsOf(role.arn()).stream()
                .map(function -> may.on(
                        function,
                        "Puts its own code into a function that runs as " + role.words(),
                        "lambda:UpdateFunctionCode")));
    }

    private Optional<EscalationStep> entersInstance(IamPrincipal role) {
        return surest(around.instancesOf(role.name()).stream()
                .map(instance -> may.on(
                        instance,
                        "Runs commands on an instance that has the credentials of " + role.words(),
                        "ssm:SendCommand",
                        "ssm:StartSession")));
    }

    private static Optional<EscalationStep> surest(Stream<Optional<EscalationStep>> steps) {
        return steps.flatMap(Optional::stream)
                .min(Comparator.comparingInt(step -> step.conditions().size()));
    }
}
