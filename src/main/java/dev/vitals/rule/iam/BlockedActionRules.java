package dev.vitals.rule.iam;

import dev.vitals.collect.iam.InlinePolicy;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.policy.Statement;
import dev.vitals.rule.principal.AccountAccess;
import java.util.List;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;

/**
 * Single actions that no policy should give on everything. A statement with a condition depends on it and is not called
 * open; what the same policy denies again is not open either.
 */
class BlockedActionRules {

    private static final List<String> KMS = List.of("kms:Decrypt", "kms:ReEncryptFrom");
    private static final List<String> MARKETPLACE = List.of("aws-marketplace:Subscribe");
    private static final Verdict OF_AWS = Verdict.notApplicable("AWS keeps this policy");

    @Rule(
            id = "iam-policy-no-blocked-kms-actions-customer",
            title = "The policy does not decrypt with every key",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)"})
    Verdict kmsInManaged(ManagedPolicyDetail policy, Inventory inventory) {
        return isOfAws(policy)
                ? OF_AWS
                : judge("Policy " + policy.policyName(), AccountAccess.inForce(policy), KMS, anyKey(inventory));
    }

    @Rule(
            id = "iam-policy-no-blocked-kms-actions-inline",
            title = "The inline policy does not decrypt with every key",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)"})
    Verdict kmsInInline(InlinePolicy policy, Inventory inventory) {
        return judge(named(policy), document(policy), KMS, anyKey(inventory));
    }

    @Rule(
            id = "iam-policy-no-marketplace-subscribe-customer",
            title = "The policy does not buy software",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)"})
    Verdict marketplaceInManaged(ManagedPolicyDetail policy) {
        return isOfAws(policy)
                ? OF_AWS
                : judge("Policy " + policy.policyName(), AccountAccess.inForce(policy), MARKETPLACE, "*");
    }

    @Rule(
            id = "iam-policy-no-marketplace-subscribe-inline",
            title = "The inline policy does not buy software",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)"})
    Verdict marketplaceInInline(InlinePolicy policy) {
        return judge(named(policy), document(policy), MARKETPLACE, "*");
    }

    private static Verdict judge(String what, PolicyDocument policy, List<String> actions, String resource) {
        for (String action : actions) {
            var open = policy.allowing(Statement::isUnconditional)
                    .filter(statement -> statement.covers(action, resource))
                    .findFirst();
            if (open.isPresent() && !policy.statements().stream().anyMatch(deny -> undoes(deny, action, resource))) {
                return Verdict.fail("%s allows %s on everything (%s)"
                                .formatted(what, action, open.get().label()))
                        .at("policy", open.get().label())
                        .expected(action + " on named resources only");
            }
        }
        return Verdict.pass();
    }

    private static boolean undoes(Statement statement, String action, String resource) {
        return statement.denies() && statement.isUnconditional() && statement.covers(action, resource);
    }

    private static String anyKey(Inventory inventory) {
        return "arn:%s:kms:*:%s:key/*".formatted(inventory.home().partition(), inventory.account());
    }

    private static boolean isOfAws(ManagedPolicyDetail policy) {
        return Reading.required(policy.arn(), "Arn").contains(":iam::aws:policy/");
    }

    private static PolicyDocument document(InlinePolicy policy) {
        return PolicyDocument.parse(Reading.required(policy.document(), "PolicyDocument"));
    }

    private static String named(InlinePolicy policy) {
        return "Inline policy %s of %s %s".formatted(policy.policyName(), policy.principalKind(), policy.principal());
    }
}
