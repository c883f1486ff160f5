package dev.vitals.rule.guardduty;

import dev.vitals.collect.guardduty.GuardDutyDetector;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.bucket.PhiBuckets;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.FeatureStatus;
import software.amazon.awssdk.services.guardduty.model.MalwareProtectionPlanSummary;

/** Which plans of GuardDuty are on. */
class ProtectionRules {

    /** Malware protection for S3 is set up bucket by bucket: it is missed where buckets hold PHI. */
    @Rule(
            id = "guardduty-malware-protection",
            title = "GuardDuty looks for malware",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(5)(ii)(B)"})
    Verdict malware(Resource<GuardDutyDetector> detector, Inventory inventory, Settings settings) {
        var off = off(detector.config(), List.of("EBS_MALWARE_PROTECTION"));
        if (!off.isEmpty()) {
            return fail(detector, "does not look for malware on volumes", off);
        }
        boolean missing = !PhiBuckets.of(inventory, settings, detector.region()).isEmpty()
                && inventory
                        .all(MalwareProtectionPlanSummary.class, detector.region())
                        .isEmpty();
        return missing
                ? fail(detector, "does not look for malware in buckets", List.of("no malware protection plan"))
                : Verdict.pass();
    }

    @Rule(
            id = "guardduty-rds-s3-protection",
            title = "GuardDuty watches buckets and databases",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(5)(ii)(C)"})
    Verdict buckets(Resource<GuardDutyDetector> detector) {
        var off = off(detector.config(), List.of("S3_DATA_EVENTS", "RDS_LOGIN_EVENTS"));
        return off.isEmpty() ? Verdict.pass() : fail(detector, "does not watch " + String.join(" and ", off), off);
    }

    private static List<String> off(GuardDutyDetector detector, List<String> wanted) {
        var on = detector.detector().orElseThrow().features().stream()
                .filter(feature -> feature.status() == FeatureStatus.ENABLED)
                .map(DetectorFeatureConfigurationResult::nameAsString)
                .toList();
        return wanted.stream().filter(name -> !on.contains(name)).toList();
    }

    private static Verdict fail(Resource<GuardDutyDetector> detector, String what, List<String> off) {
        return Verdict.fail("GuardDuty in %s %s".formatted(detector.region(), what))
                .at("detector.Features", String.join(", ", off))
                .expected("ENABLED");
    }
}
