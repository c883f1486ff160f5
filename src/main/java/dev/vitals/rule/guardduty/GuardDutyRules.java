package dev.vitals.rule.guardduty;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.guardduty.GuardDutyDetector;
import dev.vitals.collect.guardduty.GuardDutyFinding;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import software.amazon.awssdk.services.guardduty.model.DetectorStatus;

/** That GuardDuty watches, and that somebody looks at what it finds. */
class GuardDutyRules {

    /** GuardDuty's own bands: high from 7.0, medium from 4.0. */
    private static final double HIGH = 7.0;

    private static final double MEDIUM = 4.0;

    @Rule(
            id = "guardduty-enabled",
            title = "GuardDuty is on",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(A)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.308(a)(8)",
                "164.312(b)",
                "164.312(e)(2)(i)"
            })
    Verdict enabled(AwsRegion region, Inventory inventory) {
        var detectors = inventory.all(GuardDutyDetector.class, region.region());
        if (detectors.isEmpty()) {
            return Verdict.fail("GuardDuty has no detector in %s".formatted(region.region()))
                    .expected("a detector that is enabled");
        }
        // A region holds one detector.
        var detector = detectors.getFirst().config();
        var status = Reading.required(detector.detector().orElseThrow().status(), "Status");
        return status == DetectorStatus.ENABLED
                ? Verdict.pass()
                : Verdict.fail("GuardDuty detector %s in %s is %s".formatted(detector.id(), region.region(), status))
                        .at("detector.Status", status)
                        .expected("ENABLED");
    }

    @Rule(
            id = "guardduty-no-open-findings",
            title = "No finding of GuardDuty stays open too long",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(6)(ii)", "164.312(b)"})
    Verdict noOpenFindings(GuardDutyDetector detector, Inventory inventory, Settings settings) {
        var open = detector.openFindings().orElseThrow();
        var late = open.stream()
                .filter(finding -> isLate(finding, inventory.readAt(), settings.ages()))
                .sorted(Comparator.comparing(GuardDutyRules::created).thenComparing(GuardDutyFinding::id))
                .toList();
        if (late.isEmpty()) {
            return Verdict.pass();
        }
        var oldest = late.getFirst();
        return Verdict.fail("GuardDuty finding %s (severity %s) is open since %s%s"
                        .formatted(
                                oldest.type(),
                                oldest.severity(),
                                created(oldest).atZone(ZoneOffset.UTC).toLocalDate(),
                                late.size() == 1 ? "" : ", and %d more are overdue".formatted(late.size() - 1)))
                .at("openFindings[%d].createdAt".formatted(open.indexOf(oldest)), oldest.createdAt())
                .expected("archived within %d days".formatted(limit(oldest, settings.ages())));
    }

    private static boolean isLate(GuardDutyFinding finding, Instant now, Settings.Ages ages) {
        return created(finding).plus(limit(finding, ages), ChronoUnit.DAYS).isBefore(now);
    }

    private static int limit(GuardDutyFinding finding, Settings.Ages ages) {
        double severity = Reading.required(finding.severity(), "Severity");
        if (severity >= HIGH) {
            return ages.guardDutyHigh();
        }
        return severity >= MEDIUM ? ages.guardDutyMedium() : ages.guardDutyLow();
    }

    private static Instant created(GuardDutyFinding finding) {
        return Reading.required(finding.createdAt(), "CreatedAt");
    }
}
