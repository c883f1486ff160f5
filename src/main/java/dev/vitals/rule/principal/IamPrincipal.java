package dev.vitals.rule.principal;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Grants;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.policy.Question;
import java.util.Map;
import java.util.Set;

/**
 * A user, role or permission set with everything that it is granted.
 *
 * @param path as IAM has it; empty for permission sets
 * @param tags its tags
 * @param session what calls of this principal always carry
 * @param trust who may assume it; absent for what is not assumed
 * @param policies ARNs of the managed policies that it holds, a user's groups' among them
 * @param boundaryArn ARN of its permissions boundary, empty where it has none
 */
public record IamPrincipal(
        PrincipalKind kind,
        String arn,
        String name,
        String path,
        Map<String, String> tags,
        Grants grants,
        Circumstances session,
        Reading<PolicyDocument> trust,
        Set<String> policies,
        String boundaryArn) {

    /** What this principal's policies say to an action on a resource. */
    public Decision decide(String action, String resource) {
        return decide(new Question(action, resource));
    }

    /** What this principal's policies say; what is known of its calls is added to what the question knows. */
    public Decision decide(Question question) {
        var known = question.circumstances();
        return grants.decide(question.given(session.and(known)));
    }

    /** The same with other permissions. */
    IamPrincipal with(Grants others) {
        return new IamPrincipal(kind, arn, name, path, tags, others, session, trust, policies, boundaryArn);
    }

    /** What is known of calls upon it. */
    Circumstances asResource() {
        return Circumstances.UNKNOWN.onResource(tags);
    }

    /** As people name it: {@code role app}. */
    public String words() {
        return kind.words() + " " + name;
    }

    /** Whether it is a role of a service of AWS, which nobody in the account can change or assume. */
    public boolean isServiceLinked() {
        return path.startsWith("/aws-service-role/");
    }

    /** Whether IAM refuses to change it: roles of services and those that IAM Identity Center makes. */
    public boolean isProtected() {
        return isServiceLinked() || path.startsWith("/aws-reserved/");
    }
}
