package dev.vitals.collect.backup;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.backup.model.BackupPlansListMember;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RestoreJobStatus;
import software.amazon.awssdk.services.backup.model.RestoreJobsListMember;

/** AWS Backup in a region. Recovery points are asked for vault by vault: there is no call for all of them. */
final class BackupCollector implements Collector {

    static final ResourceKind<BackupPlanState> PLAN = ResourceKind.of(
                    "AWS::Backup::BackupPlan",
                    BackupPlanState.class,
                    BackupPlanState::id,
                    (place, plan) -> place.arn("backup", "backup-plan:" + plan.id()))
            .named(BackupPlanState::name);

    static final ResourceKind<BackupVaultState> VAULT = ResourceKind.of(
                    "AWS::Backup::BackupVault",
                    BackupVaultState.class,
                    BackupVaultState::name,
                    (place, vault) -> String.valueOf(vault.vault().backupVaultArn()))
            .ignoring("NumberOfRecoveryPoints");

    static final ResourceKind<RecoveryPointByBackupVault> RECOVERY_POINT = ResourceKind.<RecoveryPointByBackupVault>of(
                    "AWS::Backup::RecoveryPoint",
                    RecoveryPointByBackupVault.class,
                    RecoveryPointByBackupVault::recoveryPointArn,
                    (place, point) -> point.recoveryPointArn())
            .ignoring("LastRestoreTime", "IndexStatus", "IndexStatusMessage", "AggregatedScanResult");

    static final ResourceKind<ProtectedResource> PROTECTED = ResourceKind.of(
                    "AWS::Backup::ProtectedResource",
                    ProtectedResource.class,
                    ProtectedResource::resourceArn,
                    (place, resource) -> resource.resourceArn())
            .ignoring("LastBackupTime", "LastRecoveryPointArn");

    static final ResourceKind<RestoreJobsListMember> RESTORE_JOB = ResourceKind.of(
            "AWS::Backup::RestoreJob",
            RestoreJobsListMember.class,
            RestoreJobsListMember::restoreJobId,
            (place, job) -> place.arn("backup", "restore-job:" + job.restoreJobId()));

    @Override
    public String service() {
        return "backup";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(PLAN, VAULT, RECOVERY_POINT, PROTECTED, RESTORE_JOB);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("backup", "ListBackupPlans"),
                Operation.of("backup", "GetBackupPlan"),
                Operation.of("backup", "ListBackupVaults"),
                Operation.of("backup", "GetBackupVaultAccessPolicy"),
                Operation.of("backup", "ListRecoveryPointsByBackupVault"),
                Operation.of("backup", "ListProtectedResources"),
                Operation.of("backup", "ListRestoreJobs"));
    }

    @Override
    public void collect(Sweep sweep) {
        var backup = sweep.client(BackupClient.class);
        sweep.<BackupPlansListMember, BackupPlanState>list(
                PLAN,
                () -> backup.listBackupPlansPaginator(page -> page.maxResults(1000))
                        .backupPlansList(),
                plan -> new BackupPlanState(
                        plan.backupPlanId(),
                        String.valueOf(plan.backupPlanName()),
                        sweep.read(() -> backup.getBackupPlan(request -> request.backupPlanId(plan.backupPlanId()))
                                .backupPlan())));
        vaults(sweep, backup);
        sweep.list(
                PROTECTED,
                () -> backup.listProtectedResourcesPaginator(page -> page.maxResults(1000))
                        .results());
        sweep.list(
                RESTORE_JOB,
                () -> backup.listRestoreJobsPaginator(page ->
                                page.byStatus(RestoreJobStatus.COMPLETED).maxResults(1000))
                        .restoreJobs());
    }

    private static void vaults(Sweep sweep, BackupClient backup) {
        var vaults = sweep.<BackupVaultListMember>readAll(() ->
                backup.listBackupVaultsPaginator(page -> page.maxResults(1000)).backupVaultList());
        sweep.list(
                VAULT,
                vaults::orElseThrow,
                vault -> new BackupVaultState(
                        vault,
                        sweep.read(
                                () -> backup.getBackupVaultAccessPolicy(
                                                request -> request.backupVaultName(vault.backupVaultName()))
                                        .policy(),
                                "ResourceNotFoundException")));
        sweep.list(
                RECOVERY_POINT,
                () -> () -> vaults.orElseThrow().stream()
                        .flatMap(vault -> backup
                                .listRecoveryPointsByBackupVaultPaginator(
                                        page -> page.backupVaultName(vault.backupVaultName())
                                                .maxResults(1000))
                                .recoveryPoints()
                                .stream())
                        .iterator());
    }
}
