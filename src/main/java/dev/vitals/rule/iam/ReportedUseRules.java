package dev.vitals.rule.iam;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** What the credential report tells of root's use and of users without MFA. */
class ReportedUseRules {

    @Rule(
            id = "iam-root-not-in-use",
            title = "Root is not used",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(i)", "164.312(b)"})
    Verdict rootNotInUse(AwsAccount account, Inventory inventory, Settings settings) {
        var root = root(inventory);
        int days = settings.limits().rootUse();
        var limit = inventory.readAt().minus(Duration.ofDays(days));
        return lastUse(root)
                .filter(used -> used.isAfter(limit))
                .<Verdict>map(used -> Verdict.fail(
                                "Root of %s was used on %s".formatted(inventory.account(), Names.day(used)))
                        .at("passwordLastUsed", used)
                        .expected("not within %d days".formatted(days)))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "iam-root-no-signing-certificates",
            title = "Root has no signing certificate",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(i)", "164.312(b)"})
    Verdict rootNoCertificates(AwsAccount account, Inventory inventory) {
        var active = root(inventory).certificates().stream()
                .map(certificate -> certificate.orElse(false))
                .filter(on -> on)
                .count();
        return active == 0
                ? Verdict.pass()
                : Verdict.fail("Root of %s has %d active signing certificates".formatted(inventory.account(), active))
                        .at("certificates", active)
                        .expected("none");
    }

    @Rule(
            id = "iam-user-mfa",
            title = "Every user has MFA",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.312(d)"})
    Verdict userMfa(UserDetail user, Inventory inventory) {
        var name = Reading.required(user.userName(), "UserName");
        var reported = reported(name, inventory);
        if (reported.mfaActive().orElse(false)) {
            return Verdict.pass();
        }
        boolean credentials = reported.passwordEnabled().orElse(false)
                || reported.accessKeys().stream().anyMatch(key -> key.active().orElse(false));
        return credentials
                ? Verdict.fail("User %s has no MFA".formatted(name))
                        .at("mfaActive", false)
                        .expected("true")
                : Verdict.notApplicable("The user has neither a password nor an active key");
    }

    private static Optional<Instant> lastUse(CredentialReportUser root) {
        return Stream.concat(
                        Stream.of(root.passwordLastUsed()),
                        root.accessKeys().stream().map(CredentialReportUser.Key::lastUsed))
                .flatMap(reading -> reading.value().stream())
                .max(Instant::compareTo);
    }

    private static CredentialReportUser root(Inventory inventory) {
        return reported(CredentialReportUser.ROOT, inventory);
    }

    private static CredentialReportUser reported(String user, Inventory inventory) {
        return inventory
                .find(CredentialReportUser.class, Place.GLOBAL, user)
                .value()
                .orElseThrow(() -> new UnreadableException(
                        Cause.MALFORMED, "the credential report does not hold " + user + " yet"))
                .config();
    }
}
