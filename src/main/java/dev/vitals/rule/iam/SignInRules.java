package dev.vitals.rule.iam;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.IamPasswordPolicy;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/** How people get into the account: with identities from elsewhere, or with passwords of its own. */
class SignInRules {

    @Rule(
            id = "iam-federated-authentication",
            title = "People sign in through a federated identity provider",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(3)(ii)(C)", "164.308(a)(4)(ii)(B)", "164.312(a)(2)(i)", "164.312(d)"})
    Verdict federated(AwsAccount account, Inventory inventory) {
        var providers = new HashSet<String>();
        inventory.seen(SAMLProviderListEntry.class, Place.GLOBAL).forEach(provider -> providers.add(provider.id()));
        inventory
                .seen(OpenIDConnectProviderListEntry.class, Place.GLOBAL)
                .forEach(provider -> providers.add(provider.id()));
        boolean center = !inventory.seen(InstanceMetadata.class).isEmpty();
        var unreadable = new ArrayList<UnreadableException>();
        for (var role : inventory.seen(RoleDetail.class, Place.GLOBAL)) {
            try {
                if (trusts(role.config(), providers, center)) {
                    return pass();
                }
            } catch (UnreadableException malformed) {
                unreadable.add(malformed);
            }
        }
        return unfederated(inventory, providers, center, unreadable);
    }

    @Rule(
            id = "iam-password-policy-min-length",
            title = "Passwords are at least 14 characters long",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict passwordLength(AwsAccount account, Inventory inventory, Settings settings) {
        int wanted = settings.access().passwordLength();
        var policy = inventory
                .find(IamPasswordPolicy.class, Place.GLOBAL, inventory.account())
                .map(Resource::config)
                .value()
                .orElseThrow(() -> new UnreadableException(Cause.MALFORMED, "the password policy was not read"))
                .policy()
                .value();
        if (policy.isEmpty()) {
            return fail("%s has no password policy: AWS's default asks for 8 characters".formatted(inventory.account()))
                    .expected("at least " + wanted);
        }
        int length = Reading.required(policy.get().minimumPasswordLength(), "MinimumPasswordLength");
        return length >= wanted
                ? pass()
                : fail("%s accepts passwords of %d characters".formatted(inventory.account(), length))
                        .at("MinimumPasswordLength", length)
                        .expected("at least " + wanted);
    }

    /** Only now, where no example proved it, must every list be whole. */
    private static Verdict unfederated(
            Inventory inventory, Set<String> providers, boolean center, List<UnreadableException> unreadable) {
        inventory.all(SAMLProviderListEntry.class, Place.GLOBAL);
        inventory.all(OpenIDConnectProviderListEntry.class, Place.GLOBAL);
        inventory.all(RoleDetail.class, Place.GLOBAL);
        if (!unreadable.isEmpty()) {
            throw unreadable.getFirst();
        }
        if (!center && inventory.all(InstanceMetadata.class).isEmpty() && providers.isEmpty()) {
            return fail("%s has no SAML or OIDC provider and no IAM Identity Center".formatted(inventory.account()))
                    .expected("a provider that a role trusts");
        }
        return fail("No role of %s trusts its identity provider".formatted(inventory.account()))
                .expected("a role that the provider's people assume");
    }

    private static boolean trusts(RoleDetail role, Set<String> providers, boolean center) {
        return PolicyDocument.parse(role.assumeRolePolicyDocument())
                .allowing(trust -> trust.actions().touches("sts:AssumeRoleWith*"))
                .flatMap(trust -> trust.principals().of("Federated").stream())
                .anyMatch(provider ->
                        providers.contains(provider) || center && provider.contains(":saml-provider/AWSSSO_"));
    }
}
