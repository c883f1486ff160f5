package dev.vitals.rule.backup;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.READ_AT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.backup.BackupPlanState;
import dev.vitals.collect.backup.BackupVaultState;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.BackupPlan;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.backup.model.BackupVaultListMember;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.backup.model.RecoveryPointByBackupVault;
import software.amazon.awssdk.services.backup.model.RestoreJobsListMember;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

class BackupRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private static final AwsRegion HERE = new AwsRegion(ACCOUNT, REGION);
    private final BackupPlanRules plans = new BackupPlanRules();
    private final VaultRules vaults = new VaultRules();

    @Test
    void wantsOneRuleThatRunsDailyAndKeepsForLong() {
        verdict(plans.dailyAndKept(plan(rule("cron(0 5 ? * * *)", 35)), SETTINGS))
                .passes();
        verdict(plans.dailyAndKept(plan(rule("rate(12 hours)", null)), SETTINGS))
                .passes();
        verdict(plans.dailyAndKept(plan(rule("rate(48 hours)", null)), SETTINGS))
                .failsSaying("no rule that runs daily");
        verdict(plans.dailyAndKept(plan(rule(null, 7)), SETTINGS))
                .fails("Backup plan daily keeps its daily backups for 7 days");
        verdict(plans.dailyAndKept(plan(rule("cron(0 5 1 * ? *)", 365)), SETTINGS))
                .fails("Backup plan daily has no rule that runs daily");
        verdict(plans.dailyAndKept(plan(rule("cron(0 5 1 * ? *)", 365), rule("rate(1 day)", 35)), SETTINGS))
                .passes();
        assertThatThrownBy(() -> plans.dailyAndKept(new BackupPlanState("p", "daily", no()), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void asksForARestoreOnlyWhereSomethingIsKept() {
        verdict(plans.restoreTried(HERE, empty(), SETTINGS)).isNotApplicable();
        verdict(plans.restoreTried(HERE, holding(kept("db", 5)), SETTINGS)).failsSaying("No restore in us-east-1");
        verdict(plans.restoreTried(HERE, holding(kept("db", 5), restored(20)), SETTINGS))
                .passes();
        verdict(plans.restoreTried(HERE, holding(kept("db", 5), restored(200)), SETTINGS))
                .failsSaying("succeeded on 2026-04-15");
        assertThatThrownBy(() -> plans.restoreTried(HERE, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void judgesTheAgeOfTheLastBackupOfPhiOnly() {
        verdict(vaults.recent(kept("db", 60), holding(tagged("db")), SETTINGS))
                .failsSaying("arn:db was last backed up on 2026-10-29");
        verdict(vaults.recent(kept("db", 20), holding(tagged("db")), SETTINGS)).passes();
        verdict(vaults.recent(kept("db", 60), empty(), SETTINGS)).isNotApplicable();
        assertThatThrownBy(() -> vaults.recent(kept("db", 60), denied(), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsRecoveryPoints() {
        verdict(vaults.encrypted(point(true, 35))).passes();
        verdict(vaults.encrypted(point(false, 35))).fails("Recovery point p1 in vault records is not encrypted");
        verdict(vaults.keptLong(point(true, 7), SETTINGS))
                .fails("Recovery point p1 in vault records is deleted after 7 days");
        verdict(vaults.keptLong(point(true, null), SETTINGS)).passes();
        verdict(vaults.encrypted(point(false, 1).toBuilder().status("DELETING").build()))
                .isNotApplicable();
    }

    @Test
    void wantsVaultsThatNobodyCanEmpty() {
        var deny =
                "{'Statement':[{'Effect':'Deny','Principal':'*','Action':'backup:DeleteRecoveryPoint','Resource':'*'}]}"
                        .replace('\'', '"');
        verdict(vaults.deletionDenied(vault(false, Reading.known(deny)))).passes();
        verdict(vaults.deletionDenied(vault(false, Reading.known(deny.replace("Deny", "Allow")))))
                .fails("Vault records lets recovery points be deleted by hand");
        verdict(vaults.deletionDenied(vault(false, Reading.absent())))
                .fails("Vault records lets recovery points be deleted by hand");
        verdict(vaults.deletionDenied(vault(true, no()))).passes();
        var nothing = BackupVaultListMember.builder()
                .backupVaultName("Default")
                .locked(false)
                .numberOfRecoveryPoints(0L)
                .build();
        verdict(vaults.deletionDenied(new BackupVaultState(nothing, no()))).isNotApplicable();
        assertThatThrownBy(() -> vaults.deletionDenied(vault(false, no()))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsALockWherePhiIsKept() {
        var open = labelled(REGION, "records", vault(false, Reading.absent()));
        verdict(vaults.locked(open, holding(labelled(REGION, "p1", point(true, 35)), tagged("db")), SETTINGS))
                .fails("Vault records holds backups of PHI and is not locked");
        verdict(vaults.locked(open, holding(labelled(REGION, "p1", point(true, 35))), SETTINGS))
                .isNotApplicable();
        verdict(vaults.locked(labelled(REGION, "records", vault(true, Reading.absent())), denied(), SETTINGS))
                .passes();
        assertThatThrownBy(() -> vaults.locked(open, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    private static BackupRule rule(String schedule, Integer days) {
        return BackupRule.builder()
                .scheduleExpression(schedule)
                .lifecycle(l -> l.deleteAfterDays(days == null ? null : days.longValue()))
                .build();
    }

    private static BackupPlanState plan(BackupRule... rules) {
        return new BackupPlanState(
                "p", "daily", Reading.known(BackupPlan.builder().rules(rules).build()));
    }

    private static Resource<ProtectedResource> kept(String id, int hoursAgo) {
        return labelled(
                REGION,
                "arn:" + id,
                ProtectedResource.builder()
                        .resourceArn("arn:" + id)
                        .lastBackupTime(READ_AT.minus(Duration.ofHours(hoursAgo)))
                        .build());
    }

    private static Resource<RestoreJobsListMember> restored(int daysAgo) {
        return labelled(
                REGION,
                "job",
                RestoreJobsListMember.builder()
                        .completionDate(READ_AT.minus(Duration.ofDays(daysAgo)))
                        .build());
    }

    private static Resource<ResourceTagMapping> tagged(String id) {
        return labelled(
                REGION,
                "arn:" + id,
                ResourceTagMapping.builder()
                        .resourceARN("arn:" + id)
                        .tags(tag -> tag.key("phi").value("true"))
                        .build());
    }

    private static RecoveryPointByBackupVault point(boolean encrypted, Integer days) {
        return RecoveryPointByBackupVault.builder()
                .recoveryPointArn("arn:aws:backup:us-east-1:1:recovery-point:p1")
                .backupVaultName("records")
                .resourceArn("arn:db")
                .status("COMPLETED")
                .isEncrypted(encrypted)
                .lifecycle(l -> l.deleteAfterDays(days == null ? null : days.longValue()))
                .build();
    }

    private static BackupVaultState vault(boolean locked, Reading<String> policy) {
        return new BackupVaultState(
                BackupVaultListMember.builder()
                        .backupVaultName("records")
                        .locked(locked)
                        .minRetentionDays(locked ? 35L : null)
                        .build(),
                policy);
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
