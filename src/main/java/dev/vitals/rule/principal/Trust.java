package dev.vitals.rule.principal;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Grants;
import dev.vitals.rule.policy.HeldPolicy;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.policy.Principals;
import dev.vitals.rule.policy.Question;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a role's trust policy says to those who want to act as the role. Made once per role. */
final class Trust {

    private static final String ASSUME = "sts:AssumeRole";

    /** A way to pass the role, and on what it depends that the service may come in. */
    record Open(PassedRole way, Decision let) {}

    private final IamPrincipal role;
    private final String account;
    private final Set<String> named;
    private final boolean namesAccount;
    private final List<Open> ways;

    Trust(IamPrincipal role, String account) {
        this.role = role;
        this.account = account;
        this.named = named(role);
        this.namesAccount = named.stream().anyMatch(this::isAccount);
        this.ways = PassedRole.ALL.stream()
                .map(way -> new Open(way, lets(way.service())))
                .filter(open -> open.let().isPossible())
                .toList();
    }

    private static Set<String> named(IamPrincipal role) {
        return role.trust() instanceof Reading.Known<PolicyDocument>(PolicyDocument document)
                ? document.allowing(any -> true)
                        .flatMap(allow -> allow.principals().of("AWS").stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether the trust policy speaks of this principal by its own name. */
    boolean names(IamPrincipal caller) {
        return named.contains(caller.arn());
    }

    /** Whether it leaves the decision to the policies of the account's principals. */
    boolean namesAccount() {
        return namesAccount;
    }

    /** The services to which the role can be passed. */
    List<Open> ways() {
        return ways;
    }

    /** How a service may come in; denied where it may not. */
    private Decision lets(String service) {
        return decide(
                principals -> principals.of("Service").contains(service),
                Circumstances.UNKNOWN.with("aws:SourceAccount", account));
    }

    /** How a principal that the trust policy names itself may come in: it needs no permission of its own. */
    Decision letsByName(IamPrincipal caller) {
        return decide(principals -> principals.of("AWS").contains(caller.arn()), caller.session());
    }

    /** How a principal of the account may come in that its own policies allow to. */
    Decision letsAccount(IamPrincipal caller) {
        return decide(principals -> principals.of("AWS").stream().anyMatch(this::isAccount), caller.session());
    }

    private boolean isAccount(String principal) {
        return principal.equals("*") || principal.equals(account) || principal.endsWith(":iam::" + account + ":root");
    }

    private Decision decide(Predicate<Principals> means, Circumstances circumstances) {
        var meant = role.trust()
                .map(document -> new PolicyDocument(document.statements().stream()
                        .filter(statement -> statement.principals().negated() || means.test(statement.principals()))
                        .filter(statement ->
                                !statement.allows() || !statement.principals().negated())
                        .toList()));
        var held = new HeldPolicy("the trust policy of " + role.words(), meant);
        return new Grants(List.of(held), Optional.empty()).decide(new Question(ASSUME, role.arn(), circumstances));
    }
}
