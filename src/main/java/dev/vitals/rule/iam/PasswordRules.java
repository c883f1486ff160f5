package dev.vitals.rule.iam;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.IamPasswordPolicy;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/** What a console password must be made of, and how long it lives. */
class PasswordRules {

    @Rule(
            id = "iam-password-policy-uppercase",
            title = "A password needs an upper case letter",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict upperCase(AwsAccount account, Inventory inventory) {
        return demands(
                inventory,
                PasswordPolicy::requireUppercaseCharacters,
                "RequireUppercaseCharacters",
                "upper case letter");
    }

    @Rule(
            id = "iam-password-policy-lowercase",
            title = "A password needs a lower case letter",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict lowerCase(AwsAccount account, Inventory inventory) {
        return demands(
                inventory,
                PasswordPolicy::requireLowercaseCharacters,
                "RequireLowercaseCharacters",
                "lower case letter");
    }

    @Rule(
            id = "iam-password-policy-number",
            title = "A password needs a digit",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict digit(AwsAccount account, Inventory inventory) {
        return demands(inventory, PasswordPolicy::requireNumbers, "RequireNumbers", "digit");
    }

    @Rule(
            id = "iam-password-policy-symbol",
            title = "A password needs a symbol",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict symbol(AwsAccount account, Inventory inventory) {
        return demands(inventory, PasswordPolicy::requireSymbols, "RequireSymbols", "symbol");
    }

    @Rule(
            id = "iam-password-policy-reuse",
            title = "Former passwords cannot be used again",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict reuse(AwsAccount account, Inventory inventory, Settings settings) {
        int least = settings.limits().passwordReuse();
        // AWS leaves the member out where nothing is remembered.
        int remembered =
                policy(inventory).map(PasswordPolicy::passwordReusePrevention).orElse(0);
        return remembered >= least
                ? Verdict.pass()
                : Verdict.fail("Account %s refuses %d former passwords".formatted(inventory.account(), remembered))
                        .at("policy.PasswordReusePrevention", remembered)
                        .expected("at least " + least);
    }

    @Rule(
            id = "iam-password-policy-expiry",
            title = "Passwords expire",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)", "164.312(d)"})
    Verdict expiry(AwsAccount account, Inventory inventory, Settings settings) {
        int most = settings.limits().passwordAge();
        int days = policy(inventory).map(PasswordPolicy::maxPasswordAge).orElse(0);
        if (days == 0) {
            return Verdict.fail("Passwords of account %s never expire".formatted(inventory.account()))
                    .at("policy.MaxPasswordAge", "not set")
                    .expected("at most %d days".formatted(most));
        }
        return days <= most
                ? Verdict.pass()
                : Verdict.fail("Passwords of account %s expire after %d days".formatted(inventory.account(), days))
                        .at("policy.MaxPasswordAge", days)
                        .expected("at most %d days".formatted(most));
    }

    private static Verdict demands(
            Inventory inventory, Function<PasswordPolicy, Boolean> member, String name, String what) {
        var set = policy(inventory);
        if (set.isPresent() && Reading.required(member.apply(set.get()), name)) {
            return Verdict.pass();
        }
        return Verdict.fail("Account %s does not demand %s %s in passwords"
                        .formatted(inventory.account(), what.startsWith("upper") ? "an" : "a", what))
                .at("policy." + name, set.isPresent() ? "false" : "no password policy")
                .expected("true");
    }

    private static Optional<PasswordPolicy> policy(Inventory inventory) {
        return inventory
                .find(IamPasswordPolicy.class, Place.GLOBAL, inventory.account())
                .value()
                .orElseThrow(() -> new UnreadableException(Cause.MALFORMED, "the password policy was not returned"))
                .config()
                .policy()
                .value();
    }
}
