package dev.vitals.rule.principal;

import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Grants;
import dev.vitals.rule.policy.HeldPolicy;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.policy.Principals;
import dev.vitals.rule.policy.Question;
import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What a role's trust policy says to those who want to act as the role. */
record Trust(IamPrincipal role, String account) {

    private static final String ASSUME = "sts:AssumeRole";

    /** How a service may come in; denied where it may not. */
    Decision lets(String service) {
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
        return decide(
                principals -> principals.of("AWS").stream().anyMatch(this::isAccount), caller.session());
    }

    private boolean isAccount(String principal) {
        return principal.equals("*")
                || principal.equals(account)
                || principal.endsWith(":iam::" + account + ":root");
    }

    private Decision decide(Predicate<Principals> means, Circumstances circumstances) {
        var meant = role.trust().map(document -> new PolicyDocument(document.statements().stream()
                .filter(statement -> statement.principals().negated() || means.test(statement.principals()))
                .filter(statement -> !statement.allows() || !statement.principals().negated())
                .toList()));
        var held = new HeldPolicy("the trust policy of " + role.words(), meant);
        return new Grants(List.of(held), Optional.empty()).decide(new Question(ASSUME, role.arn(), circumstances));
    }

    /** Whether there is a trust policy that could not be understood. */
    boolean isUnreadable() {
        return role.trust() instanceof Reading.Unreadable;
    }
}
