package dev.vitals.rule.principal;

import dev.vitals.rule.policy.Clause;
import dev.vitals.rule.policy.Grants;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds who can become an administrator. It works back from the administrators: who can act as one of them can become
 * one, and so on. Ways that can be gone at any time are sought first; who has none may have one that depends.
 */
final class EscalationSearch {

    private final Surroundings around;
    private final Groups groups;
    private final Policies policies;
    private final List<IamPrincipal> all;
    private final List<IamPrincipal> able;
    private final Map<String, Clause> administrators = new LinkedHashMap<>();
    private final Map<String, EscalationPath> paths = new HashMap<>();
    private final Map<String, EscalationPath> conditional = new HashMap<>();
    private boolean onlyFirm = true;

    EscalationSearch(Surroundings around, Groups groups, Policies policies, List<IamPrincipal> all) {
        this.around = around;
        this.groups = groups;
        this.policies = policies;
        this.all = all;
        this.able = all.stream().filter(this::isAble).toList();
        all.forEach(who -> administration(who).ifPresent(by -> administrators.put(who.arn(), by)));
        all.stream().filter(who -> !isReached(who)).forEach(who -> alone(who).ifPresent(way -> take(who, way)));
        spread(all.stream().filter(this::isReached).toList());
        onlyFirm = false;
        spread(all.stream().filter(this::takesConditional).toList());
    }

    private boolean isAble(IamPrincipal who) {
        return !who.isServiceLinked() && Takeover.ACTIONS.stream().anyMatch(around.permitted(who)::mentions);
    }

    /** The statement that makes somebody an administrator, where it is certain that one does. */
    static Optional<Clause> administration(IamPrincipal who) {
        Grants grants = who.grants();
        return who.isServiceLinked() || grants.unreadable().isPresent() ? Optional.empty() : grants.administration();
    }

    Optional<EscalationPath> path(IamPrincipal who) {
        var known = paths.get(who.arn());
        if (known != null) {
            return Optional.of(known);
        }
        // Who was not among those listed is tried against them.
        return all.stream().anyMatch(other -> other.arn().equals(who.arn()))
                ? Optional.empty()
                : Stream.concat(
                                alone(who).stream(),
                                all.stream().filter(this::isReached).flatMap(target -> through(who, target).stream()))
                        .min(Comparator.comparingInt(way -> way.conditions().size()));
    }

    private void spread(List<IamPrincipal> from) {
        var reached = new ArrayDeque<>(from);
        while (!reached.isEmpty()) {
            var target = reached.remove();
            for (IamPrincipal who : candidates(target)) {
                if (!isReached(who)
                        && through(who, target).filter(way -> take(who, way)).isPresent()) {
                    reached.add(who);
                }
            }
        }
    }

    /** Those who are permitted anything of the kind, and those whom the trust policy names. */
    private List<IamPrincipal> candidates(IamPrincipal target) {
        var trust = around.trust(target);
        return Stream.concat(able.stream(), all.stream().filter(who -> trust.names(who) && !who.isServiceLinked()))
                .toList();
    }

    /** Takes a way that can be gone at any time; one that depends is kept aside until all of those are known. */
    private boolean take(IamPrincipal who, EscalationPath way) {
        if (onlyFirm && !way.isFirm()) {
            conditional.putIfAbsent(who.arn(), way);
            return false;
        }
        paths.put(who.arn(), way);
        return true;
    }

    private boolean takesConditional(IamPrincipal who) {
        var way = conditional.get(who.arn());
        return way != null && !isReached(who) && take(who, way);
    }

    private boolean isReached(IamPrincipal who) {
        return administrators.containsKey(who.arn()) || paths.containsKey(who.arn());
    }

    private Optional<EscalationPath> through(IamPrincipal who, IamPrincipal target) {
        var next = Optional.ofNullable(paths.get(target.arn())).orElse(new EscalationPath(List.of()));
        return new Takeover(around, who).of(target).map(way -> way.then(next));
    }

    /** Without help of an administrator: raising oneself, or somebody as whom one can act. */
    private Optional<EscalationPath> alone(IamPrincipal who) {
        if (who.isServiceLinked()) {
            return Optional.empty();
        }
        var elevation = new Elevation(around, groups, policies, who);
        var own = elevation.of(who);
        return own.filter(EscalationPath::isFirm)
                .or(() -> Stream.concat(own.stream(), byRaising(elevation, who))
                        .min(Comparator.comparingInt(way -> way.conditions().size())));
    }

    private Stream<EscalationPath> byRaising(Elevation elevation, IamPrincipal who) {
        var takeover = new Takeover(around, who);
        return all.stream()
                .filter(target -> !target.arn().equals(who.arn()) && !target.isServiceLinked())
                .flatMap(target ->
                        elevation.of(target).stream().flatMap(raise -> takeover.of(target).map(raise::then).stream()));
    }
}
