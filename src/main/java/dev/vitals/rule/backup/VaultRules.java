package dev.vitals.rule.backup;

import dev.vitals.collect.backup.BackupVaultState;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.Condition;
import dev.vitals.rule.policy.PolicyDocument;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RecoveryPointStatus;
import software.amazon.awssdk.services.backup.model.VaultType;

/** Vaults, the recovery points in them, and how old the last one is. */
class VaultRules {

    private static final String DELETE = "backup:DeleteRecoveryPoint";

    @Rule(
            id = "backup-recovery-point-encrypted",
            title = "The recovery point is encrypted",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict encrypted(RecoveryPointByBackupVault point) {
        if (isGoing(point)) {
            return Verdict.notApplicable("The recovery point is about to be deleted");
        }
        return Reading.required(point.isEncrypted(), "IsEncrypted")
                ? Verdict.pass()
                : Verdict.fail("%s is not encrypted".formatted(named(point)))
                        .at("IsEncrypted", false)
                        .expected("true");
    }

    @Rule(
            id = "backup-recovery-point-min-retention",
            title = "The recovery point is kept for long enough",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict keptLong(RecoveryPointByBackupVault point, Settings settings) {
        if (isGoing(point)) {
            return Verdict.notApplicable("The recovery point is about to be deleted");
        }
        var days = point.lifecycle() == null ? null : point.lifecycle().deleteAfterDays();
        int least = settings.horizons().backupDays();
        return days == null || days < 0 || days >= least
                ? Verdict.pass()
                : Verdict.fail("%s is deleted after %d days".formatted(named(point), days))
                        .at("Lifecycle.DeleteAfterDays", days)
                        .expected("at least %d days".formatted(least));
    }

    @Rule(
            id = "backup-recovery-point-recent",
            title = "What holds PHI was backed up lately",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"})
    Verdict recent(Resource<ProtectedResource> resource, Inventory inventory, Settings settings) {
        var arn = Reading.required(resource.config().resourceArn(), "ResourceArn");
        if (!Protected.holdsPhi(arn, resource.region(), inventory, settings)) {
            return Verdict.notApplicable("Not tagged as holding PHI");
        }
        var last = Reading.required(resource.config().lastBackupTime(), "LastBackupTime");
        int hours = settings.horizons().backupHours();
        return last.isBefore(inventory.readAt().minus(Duration.ofHours(hours)))
                ? Verdict.fail("%s was last backed up on %s".formatted(arn, BackupPlanRules.day(last)))
                        .at("LastBackupTime", last)
                        .expected("a backup within %d hours".formatted(hours))
                : Verdict.pass();
    }

    /** A lock with a shortest retention keeps what it holds as well as a policy does. */
    @Rule(
            id = "backup-vault-manual-deletion-denied",
            title = "Nobody can delete recovery points by hand",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict deletionDenied(BackupVaultState vault) {
        if (isAirGapped(vault) || isLocked(vault) && vault.vault().minRetentionDays() != null) {
            return Verdict.pass();
        }
        if (Long.valueOf(0).equals(vault.vault().numberOfRecoveryPoints())) {
            return Verdict.notApplicable("The vault is empty");
        }
        var policy = vault.policy().value();
        boolean denies = policy.map(PolicyDocument::parse)
                .map(document -> document.deniesEveryone(
                        DELETE, "*", deny -> deny.conditions().stream().allMatch(Condition::sparesOnlyKnownCallers)))
                .orElse(false);
        return denies
                ? Verdict.pass()
                : Verdict.fail("Vault %s lets recovery points be deleted by hand".formatted(vault.name()))
                        .at("policy", policy.isPresent() ? "no Deny of " + DELETE : "no policy")
                        .expected("Deny of %s for everyone, or a lock with a shortest retention".formatted(DELETE));
    }

    @Rule(
            id = "backup-vault-locked",
            title = "The vault with backups of PHI is locked",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(7)(ii)(A)", "164.312(c)(1)"})
    Verdict locked(Resource<BackupVaultState> vault, Inventory inventory, Settings settings) {
        if (isAirGapped(vault.config()) || isLocked(vault.config())) {
            return Verdict.pass();
        }
        boolean phi = inventory.all(RecoveryPointByBackupVault.class, vault.region()).stream()
                .map(Resource::config)
                .filter(point -> vault.config().name().equals(point.backupVaultName()))
                .map(RecoveryPointByBackupVault::resourceArn)
                .filter(Objects::nonNull)
                .distinct()
                .anyMatch(arn -> Protected.holdsPhi(arn, vault.region(), inventory, settings));
        return phi
                ? Verdict.fail("Vault %s holds backups of PHI and is not locked"
                                .formatted(vault.config().name()))
                        .at("vault.Locked", false)
                        .expected("a vault lock")
                : Verdict.notApplicable("The vault holds no backup of what is tagged as PHI");
    }

    private static boolean isLocked(BackupVaultState vault) {
        return Reading.required(vault.vault().locked(), "Locked");
    }

    /** Logically air-gapped vaults are locked by their nature. */
    private static boolean isAirGapped(BackupVaultState vault) {
        return vault.vault().vaultType() == VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT;
    }

    private static boolean isGoing(RecoveryPointByBackupVault point) {
        var status = Reading.required(point.status(), "Status");
        return status == RecoveryPointStatus.DELETING || status == RecoveryPointStatus.EXPIRED;
    }

    private static String named(RecoveryPointByBackupVault point) {
        var arn = String.valueOf(point.recoveryPointArn());
        return "Recovery point %s in vault %s"
                .formatted(arn.substring(arn.lastIndexOf(':') + 1), point.backupVaultName());
    }
}
