package dev.vitals.rule.iam;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.notApplicable;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.iam.CredentialReportUser;
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
import dev.vitals.rule.policy.Clause;
import dev.vitals.rule.principal.AccountAccess;
import dev.vitals.rule.principal.EscalationPath;
import dev.vitals.rule.principal.EscalationStep;
import dev.vitals.rule.principal.Standing;
import java.time.Duration;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** IAM users: their passwords, their second factor and their power. */
class UserRules {

    private static final String NO_PASSWORD = "the user has no console password";

    @Rule(
            id = "iam-no-console-users",
            title = "Only break-glass users have a console password",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(3)(ii)(C)", "164.312(a)(2)(i)", "164.312(d)"})
    Verdict noConsoleUsers(UserDetail user, Inventory inventory, Settings settings) {
        var name = Reading.required(user.userName(), "UserName");
        if (!hasPassword(reported(user, inventory))
                || Names.listed(settings.access().breakGlassUsers(), name)) {
            return pass();
        }
        return fail("User %s has a console password".formatted(name))
                .at("password_enabled", true)
                .expected("false, or a listed break-glass user");
    }

    @Rule(
            id = "iam-user-console-mfa",
            title = "Users with a console password have MFA",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.312(a)(1)", "164.312(d)"})
    Verdict consoleMfa(UserDetail user, Inventory inventory) {
        var reported = reported(user, inventory);
        if (!hasPassword(reported)) {
            return notApplicable(NO_PASSWORD);
        }
        return known(reported.mfaActive(), "mfa_active")
                ? pass()
                : fail("User %s has a console password and no MFA".formatted(user.userName()))
                        .at("mfa_active", false)
                        .expected("true");
    }

    @Rule(
            id = "iam-console-password-used",
            title = "Console passwords are in use",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.308(a)(5)(ii)(D)",
                "164.312(a)(1)"
            })
    Verdict passwordUsed(UserDetail user, Inventory inventory, Settings settings) {
        var reported = reported(user, inventory);
        if (!hasPassword(reported)) {
            return notApplicable(NO_PASSWORD);
        }
        int days = settings.ages().unusedCredential();
        var limit = inventory.readAt().minus(Duration.ofDays(days));
        var used = reported.passwordLastUsed().value();
        var since = used.or(() -> reported.passwordLastChanged().value())
                .orElseGet(() -> Reading.required(user.createDate(), "CreateDate"));
        if (!since.isBefore(limit)) {
            return pass();
        }
        return fail("User %s %s, more than %d days ago"
                        .formatted(
                                user.userName(),
                                used.isPresent()
                                        ? "last used its console password on " + Names.day(since)
                                        : "has never used its console password, set on " + Names.day(since),
                                days))
                .at("password_last_used", used.map(Names::day).orElse("never"))
                .expected("within " + days + " days");
    }

    @Rule(
            id = "iam-user-no-full-admin",
            title = "No user is a full administrator",
            severity = Severity.CRITICAL,
            version = 2,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"})
    Verdict noFullAdmin(UserDetail user, Inventory inventory) {
        var name = Reading.required(user.userName(), "UserName");
        var access = AccountAccess.of(inventory);
        return switch (access.standing(access.principal(user))) {
            case Standing.Administrator(Clause by) ->
                fail("User %s is allowed every action on every resource".formatted(name))
                        .at("Action", "*")
                        .expected("only what its work needs, directly and through its groups");
            case Standing.Escalates(EscalationPath path) -> canBecome(name, path);
            case Standing.Unknown(Cause cause, String detail) -> throw new UnreadableException(cause, detail);
            case Standing.Ordinary ordinary -> pass();
        };
    }

    /** What depends on circumstances, as on MFA, is shown on the page of access and is no failure. */
    private static Verdict canBecome(String name, EscalationPath path) {
        return path.isFirm()
                ? fail("User %s can become a full administrator: %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", then ",
                                                path.steps().stream()
                                                        .map(EscalationStep::text)
                                                        .toList())))
                        .at("Action", path.steps().getFirst().by())
                        .expected("no way to give itself, or to act as somebody who has, every permission")
                : pass();
    }

    private static boolean hasPassword(CredentialReportUser reported) {
        return known(reported.passwordEnabled(), "password_enabled");
    }

    /** For users, unlike root, the report always says. */
    private static boolean known(Reading<Boolean> flag, String column) {
        return Reading.required(flag.value().orElse(null), column);
    }

    private static CredentialReportUser reported(UserDetail user, Inventory inventory) {
        var name = Reading.required(user.userName(), "UserName");
        return inventory
                .find(CredentialReportUser.class, Place.GLOBAL, name)
                .map(Resource::config)
                .value()
                .orElseThrow(() -> new UnreadableException(
                        Cause.MALFORMED, "the credential report does not hold " + name + " yet"));
    }
}
