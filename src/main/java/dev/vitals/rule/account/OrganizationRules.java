package dev.vitals.rule.account;

import dev.vitals.collect.organization.Membership;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;

/** The account among others, and whom AWS calls. */
class OrganizationRules {

    @Rule(
            id = "account-part-of-organization",
            title = "The account belongs to an organization with all features",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)"})
    Verdict member(Membership membership) {
        var features = membership.features().orElse("none");
        return features.equals("ALL")
                ? Verdict.pass()
                : Verdict.fail(
                                features.equals("none")
                                        ? "Account %s belongs to no organization".formatted(membership.accountId())
                                        : "The organization of account %s shares bills only"
                                                .formatted(membership.accountId()))
                        .at("features", features)
                        .expected("ALL");
    }

    @Rule(
            id = "account-security-contact-set",
            title = "AWS knows whom to call about security",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(2)", "164.308(a)(6)(ii)"})
    Verdict contact(Membership membership) {
        return membership.securityContact().orElse(false)
                ? Verdict.pass()
                : Verdict.fail("Account %s has no security contact".formatted(membership.accountId()))
                        .at("securityContact", "not set")
                        .expected("an alternate contact for security");
    }
}
