package dev.vitals.rule.secrets;

import dev.vitals.collect.kms.KmsKey;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Secrets. AWS leaves out of the list what was never set: rotation, key and last use; the ARN is always there. */
class SecretRules {

    /** Rotation begins within its window, which lasts up to a day. */
    private static final Duration WINDOW = Duration.ofDays(1);

    @Rule(
            id = "secretsmanager-rotation-enabled",
            title = "The secret rotates by itself",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.308(a)(5)(ii)(D)"})
    Verdict rotates(SecretListEntry secret) {
        var others = others(secret);
        if (Boolean.TRUE.equals(secret.rotationEnabled())) {
            return Verdict.pass();
        }
        return others.orElseGet(() -> Verdict.fail("Secret %s does not rotate".formatted(secret.name()))
                .at("RotationEnabled", secret.rotationEnabled() == null ? "not set" : "false")
                .expected("true"));
    }

    @Rule(
            id = "secretsmanager-rotated-on-schedule",
            title = "The secret was rotated when it was due",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(5)(ii)(D)"})
    Verdict rotatedInTime(SecretListEntry secret, Inventory inventory) {
        Reading.required(secret.arn(), "ARN");
        if (!Boolean.TRUE.equals(secret.rotationEnabled())) {
            return Verdict.notApplicable("The secret does not rotate");
        }
        var due = due(secret).orElseGet(() -> Reading.required(secret.nextRotationDate(), "NextRotationDate"));
        return due.plus(WINDOW).isBefore(inventory.readAt())
                ? Verdict.fail("Secret %s was to be rotated by %s".formatted(secret.name(), day(due)))
                        .at("LastRotatedDate", secret.lastRotatedDate())
                        .expected("rotated in time")
                : Verdict.pass();
    }

    @Rule(
            id = "secretsmanager-changed-90-days",
            title = "The secret was changed lately",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(5)(ii)(D)"},
            version = 2)
    Verdict changed(SecretListEntry secret, Inventory inventory, Settings settings) {
        var last = secret.lastChangedDate() == null
                ? Reading.required(secret.createdDate(), "CreatedDate")
                : secret.lastChangedDate();
        int days = settings.limits().secretAge();
        if (!last.isBefore(inventory.readAt().minus(Duration.ofDays(days)))) {
            return Verdict.pass();
        }
        return others(secret)
                .orElseGet(() -> Verdict.fail("Secret %s was last changed on %s, more than %d days ago"
                                .formatted(secret.name(), day(last), days))
                        .at("LastChangedDate", last)
                        .expected("within %d days".formatted(days)));
    }

    @Rule(
            id = "secretsmanager-unused-removed",
            title = "The secret is in use",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)"},
            version = 2)
    Verdict used(SecretListEntry secret, Inventory inventory, Settings settings) {
        var created = Reading.required(secret.createdDate(), "CreatedDate");
        int days = settings.limits().secretAge();
        var limit = inventory.readAt().minus(Duration.ofDays(days));
        var last = secret.lastAccessedDate();
        if (last == null ? created.isAfter(limit) : !last.isBefore(limit)) {
            return Verdict.pass();
        }
        return others(secret)
                .orElseGet(() -> Verdict.fail("Secret %s %s, more than %d days ago"
                                .formatted(
                                        secret.name(),
                                        last == null
                                                ? "was never used since " + day(created)
                                                : "was last used on " + day(last),
                                        days))
                        .at("LastAccessedDate", last == null ? "not set" : last)
                        .expected("used within %d days, or removed".formatted(days)));
    }

    /** Replicas follow their secret and wait for the day of need; a service's secret is the service's to change and remove. */
    private static Optional<Verdict> others(SecretListEntry secret) {
        var arn = Reading.required(secret.arn(), "ARN");
        if (secret.primaryRegion() != null && !arn.contains(":" + secret.primaryRegion() + ":")) {
            return Optional.of(
                    Verdict.notApplicable("It is a replica, and follows the secret in " + secret.primaryRegion()));
        }
        return Optional.ofNullable(secret.owningService())
                .map(service -> Verdict.notApplicable("The service %s keeps it".formatted(service)));
    }

    @Rule(
            id = "secretsmanager-cmk",
            title = "The secret lies under a customer key",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(2)(ii)"})
    Verdict customerKey(Resource<SecretListEntry> resource, Inventory inventory) {
        var secret = resource.config();
        Reading.required(secret.arn(), "ARN");
        var key = secret.kmsKeyId();
        if (key == null || key.endsWith("alias/aws/secretsmanager") || isOfAws(key, resource.region(), inventory)) {
            return Verdict.fail("Secret %s lies under the key of AWS".formatted(secret.name()))
                    .at("KmsKeyId", key == null ? "not set" : key)
                    .expected("a customer managed key");
        }
        return Verdict.pass();
    }

    /** A key that the whole list lacks belongs to another account, where AWS's own cannot be shared from. */
    private static boolean isOfAws(String key, String region, Inventory inventory) {
        var id = key.substring(key.lastIndexOf('/') + 1);
        return !key.contains("alias/")
                && inventory
                        .find(KmsKey.class, region, id)
                        .value()
                        .map(found -> found.config().metadata().orElseThrow().keyManager() == KeyManagerType.AWS)
                        .orElse(false);
    }

    private static Optional<Instant> due(SecretListEntry secret) {
        var rules = secret.rotationRules();
        if (rules == null || rules.automaticallyAfterDays() == null) {
            return Optional.empty();
        }
        var last = secret.lastRotatedDate() == null ? secret.createdDate() : secret.lastRotatedDate();
        return Optional.ofNullable(last).map(from -> from.plus(Duration.ofDays(rules.automaticallyAfterDays())));
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
