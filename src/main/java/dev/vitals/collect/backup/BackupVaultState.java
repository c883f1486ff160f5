package dev.vitals.collect.backup;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;

/**
 * A vault.
 *
 * @param policy its access policy as JSON; absent where it has none (GetBackupVaultAccessPolicy)
 */
public record BackupVaultState(BackupVaultListMember vault, Reading<String> policy) {
    public String name() {
        return String.valueOf(vault.backupVaultName());
    }
}
