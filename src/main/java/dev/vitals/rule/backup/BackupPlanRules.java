package dev.vitals.rule.backup;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.backup.BackupPlanState;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.model.BackupRule;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.backup.model.RestoreJobsListMember;

/** Backup plans, and that restoring was tried. */
class BackupPlanRules {

    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    /** How many of a unit make a day. */
    private static final Map<String, Long> MOST = Map.of("minute", 1440L, "hour", 24L, "day", 1L);

    private static final Pattern CRON = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) (\\S+)\\)");

    /** Beside rules that run daily a plan may have others, as a monthly one for the archive: one good rule is enough. */
    @Rule(
            id = "backup-plan-min-frequency-retention",
            title = "The plan backs up daily and keeps for long enough",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict dailyAndKept(BackupPlanState plan, Settings settings) {
        int least = settings.horizons().backupDays();
        var rules = plan.plan().orElseThrow().rules();
        if (rules.stream().anyMatch(rule -> isDaily(rule) && keepsFor(rule, least))) {
            return Verdict.pass();
        }
        var daily = rules.stream().filter(BackupPlanRules::isDaily).findFirst();
        var trouble = daily.map(rule -> "keeps its daily backups for %d days"
                        .formatted(rule.lifecycle().deleteAfterDays()))
                .orElse("has no rule that runs daily");
        return Verdict.fail("Backup plan %s %s".formatted(plan.name(), trouble))
                .at(
                        "plan.Rules",
                        daily.map(rule -> rule.lifecycle().deleteAfterDays() + " days")
                                .orElse("none daily"))
                .expected("a rule that runs daily and keeps for at least %d days".formatted(least));
    }

    @Rule(
            id = "backup-restore-test-recent",
            title = "A restore succeeded lately",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(7)(ii)(B)", "164.308(a)(7)(ii)(D)"})
    Verdict restoreTried(AwsRegion region, Inventory inventory, Settings settings) {
        var kept = inventory.all(ProtectedResource.class, region.region());
        if (kept.isEmpty()) {
            return Verdict.notApplicable("AWS Backup protects nothing in this region");
        }
        var phi = kept.stream()
                .map(resource -> resource.config().resourceArn())
                .filter(arn -> Protected.holdsPhi(arn, region.region(), inventory, settings))
                .collect(Collectors.toSet());
        var latest = inventory.all(RestoreJobsListMember.class, region.region()).stream()
                .map(Resource::config)
                .filter(job ->
                        phi.isEmpty() || job.sourceResourceArn() == null || phi.contains(job.sourceResourceArn()))
                .map(job -> Reading.required(job.completionDate(), "CompletionDate"))
                .max(Instant::compareTo);
        int days = settings.horizons().restoreTestDays();
        if (latest.isPresent() && !latest.get().isBefore(inventory.readAt().minus(Duration.ofDays(days)))) {
            return Verdict.pass();
        }
        return Verdict.fail(latest.map(
                                when -> "The last restore in %s succeeded on %s".formatted(region.region(), day(when)))
                        .orElse("No restore in %s is known to have succeeded".formatted(region.region())))
                .expected("a restore that succeeded within %d days".formatted(days));
    }

    static String day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Without a schedule AWS Backup runs a rule daily at 5:00 UTC. */
    private static boolean isDaily(BackupRule rule) {
        if (rule.scheduleExpression() == null) {
            return true;
        }
        var rate = RATE.matcher(rule.scheduleExpression());
        if (rate.matches()) {
            return Long.parseLong(rate.group(1)) <= MOST.get(rate.group(2));
        }
        var cron = CRON.matcher(rule.scheduleExpression());
        return cron.matches() && isEvery(cron.group(3)) && cron.group(4).equals("*") && isEvery(cron.group(5));
    }

    private static boolean isEvery(String field) {
        return Set.of("*", "?", "*/1", "1/1").contains(field);
    }

    /** Without a lifecycle backups are kept until somebody deletes them. */
    private static boolean keepsFor(BackupRule rule, int days) {
        return rule.lifecycle() == null
                || rule.lifecycle().deleteAfterDays() == null
                || rule.lifecycle().deleteAfterDays() < 0
                || rule.lifecycle().deleteAfterDays() >= days;
    }
}
