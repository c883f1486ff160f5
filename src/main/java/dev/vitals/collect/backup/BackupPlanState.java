package dev.vitals.collect.backup;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.backup.model.BackupPlan;

/** A plan of AWS Backup (GetBackupPlan).  */
public record BackupPlanState(String id, String name, Reading<BackupPlan> plan) {}
