package dev.vitals.rule.iam;

import dev.vitals.collect.iam.PermissionSetDetail;
import dev.vitals.collect.iam.RoleSession;
import dev.vitals.collect.organization.Membership;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.lists.ReferenceList;
import dev.vitals.rule.policy.Condition;
import dev.vitals.rule.policy.PolicyDocument;
import dev.vitals.rule.policy.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** Whom roles trust, and for how long. */
class TrustRules {

    private static final String PROVIDER = ":oidc-provider/";
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[^:]*:(?:iam|sts)::)?(\\d{12})(?::.*)?");

    @Rule(
            id = "iam-role-trust-not-public",
            title = "The role trusts nobody unknown",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.312(a)(1)", "164.312(d)"})
    Verdict trust(RoleDetail role, Inventory inventory, Settings settings) {
        var name = Reading.required(role.roleName(), "RoleName");
        if (String.valueOf(role.path()).startsWith("/aws-service-role/")) {
            return Verdict.notApplicable("The role belongs to a service of AWS");
        }
        var policy = PolicyDocument.parse(role.assumeRolePolicyDocument());
        var open = policy.publicStatements();
        if (!open.isEmpty()) {
            return fail(name, "everyone", open.getFirst());
        }
        var issuers = settings.lists().of(ListName.SHARED_ISSUERS);
        for (Statement allow : policy.allowing(any -> true).toList()) {
            var shared = sharedIssuer(allow, issuers);
            if (shared.isPresent()) {
                return fail(name, "every customer of " + shared.get(), allow);
            }
            if (allow.conditions().stream().anyMatch(TrustRules::namesTheCaller)) {
                continue;
            }
            var stranger = allow.principals().of("AWS").stream()
                    .filter(principal -> isStranger(principal, inventory, settings))
                    .findFirst();
            if (stranger.isPresent()) {
                return fail(name, stranger.get() + " without an external id", allow);
            }
        }
        return Verdict.pass();
    }

    @Rule(
            id = "iam-role-session-duration",
            title = "Sessions of people end in time",
            severity = Severity.LOW,
            safeguards = {"164.312(a)(2)(iii)"})
    Verdict session(RoleDetail role, Inventory inventory, Settings settings) {
        var name = Reading.required(role.roleName(), "RoleName");
        if (String.valueOf(role.path()).startsWith("/aws-reserved/")) {
            return Verdict.notApplicable("The permission set decides on this role's sessions");
        }
        if (!isForPeople(PolicyDocument.parse(role.assumeRolePolicyDocument()), inventory.account())) {
            return Verdict.notApplicable("Services and machines assume this role, people do not");
        }
        int seconds = inventory
                .find(RoleSession.class, Place.GLOBAL, name)
                .value()
                .orElseThrow(() -> new UnreadableException(Cause.MALFORMED, "the role was not listed"))
                .config()
                .maximum()
                .orElseThrow();
        return within("Role " + name, Duration.ofSeconds(seconds), settings);
    }

    @Rule(
            id = "sso-session-duration",
            title = "Sessions of the permission set end in time",
            severity = Severity.LOW,
            safeguards = {"164.312(a)(2)(iii)"})
    Verdict permissionSet(PermissionSetDetail detail, Settings settings) {
        var set = detail.set();
        Reading.required(set.permissionSetArn(), "PermissionSetArn");
        // Left out it is one hour (CreatePermissionSet).
        var length = set.sessionDuration() == null ? Duration.ofHours(1) : Duration.parse(set.sessionDuration());
        return within("Permission set " + set.name(), length, settings);
    }

    private static Verdict within(String what, Duration length, Settings settings) {
        int hours = settings.horizons().sessionHours();
        return length.compareTo(Duration.ofHours(hours)) <= 0
                ? Verdict.pass()
                : Verdict.fail("%s lets sessions last %s".formatted(what, words(length)))
                        .at("MaxSessionDuration", length.toSeconds())
                        .expected("at most %d hours".formatted(hours));
    }

    private static String words(Duration length) {
        return length.toMinutesPart() == 0
                ? length.toHours() + " hours"
                : length.toHours() + " hours " + length.toMinutesPart() + " minutes";
    }

    private static boolean isForPeople(PolicyDocument trust, String account) {
        return trust.allowing(any -> true)
                .anyMatch(allow ->
                        allow.principals().of("Federated").stream().anyMatch(arn -> arn.contains(":saml-provider/"))
                                || allow.principals().of("AWS").stream()
                                        .anyMatch(arn -> arn.equals(account)
                                                || arn.contains("::" + account + ":root")
                                                || arn.contains("::" + account + ":user/")));
    }

    private static boolean isStranger(String principal, Inventory inventory, Settings settings) {
        var account = ACCOUNT.matcher(principal);
        if (!account.matches()
                || account.group(1).equals(inventory.account())
                || settings.boundaries().trustedAccounts().contains(account.group(1))) {
            return false;
        }
        return !account.group(1).equals(manager(inventory));
    }

    /** The account that manages the organization may come in: AWS itself sets up a role for it. */
    private static String manager(Inventory inventory) {
        return inventory
                .find(Membership.class, Place.GLOBAL, inventory.account())
                .value()
                .flatMap(found -> found.config().managementAccount().value())
                .orElse("");
    }

    /** An issuer whose tokens many customers get: without a condition on the subject everybody's are good. */
    private static Optional<String> sharedIssuer(Statement allow, ReferenceList issuers) {
        return allow.principals().of("Federated").stream()
                .filter(arn -> arn.contains(PROVIDER) && issuers.holds(arn.substring(arn.indexOf('/') + 1)))
                .filter(arn -> allow.conditions().stream()
                        .noneMatch(condition ->
                                condition.key().toLowerCase(Locale.ROOT).endsWith(":sub")
                                        && condition.values().stream().noneMatch("*"::equals)))
                .map(arn -> arn.substring(arn.indexOf('/') + 1))
                .findFirst();
    }

    private static boolean namesTheCaller(Condition condition) {
        return condition.hasKey("sts:ExternalId")
                        && Set.of("stringequals", "stringequalsignorecase", "stringlike")
                                .contains(condition.bareOperator())
                || condition.hasKey("aws:PrincipalOrgID")
                || condition.hasKey("aws:PrincipalOrgPaths");
    }

    private static Verdict fail(String role, String whom, Statement statement) {
        return Verdict.fail("Role %s trusts %s (%s)".formatted(role, whom, statement.label()))
                .at("AssumeRolePolicyDocument", statement.label())
                .expected("known accounts, or an external id");
    }
}
