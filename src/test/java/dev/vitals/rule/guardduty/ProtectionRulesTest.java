package dev.vitals.rule.guardduty;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.guardduty.GuardDutyDetector;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.model.DetectorFeatureConfigurationResult;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;
import software.amazon.awssdk.services.guardduty.model.MalwareProtectionPlanSummary;

class ProtectionRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final ProtectionRules rules = new ProtectionRules();

    @Test
    void wantsPlansForBucketsWherePhiIs() {
        var plan = labelled(
                REGION,
                "p",
                MalwareProtectionPlanSummary.builder()
                        .malwareProtectionPlanId("p")
                        .build());
        verdict(rules.malware(detector(), empty(), SETTINGS)).failsSaying("does not look for malware on volumes");
        verdict(rules.malware(detector("EBS_MALWARE_PROTECTION"), empty(), SETTINGS))
                .passes();
        verdict(rules.malware(detector("EBS_MALWARE_PROTECTION"), holding(phiBucket()), SETTINGS))
                .failsSaying("in buckets");
        verdict(rules.malware(detector("EBS_MALWARE_PROTECTION"), holding(phiBucket(), plan), SETTINGS))
                .passes();
        assertThatThrownBy(() -> rules.malware(detector("EBS_MALWARE_PROTECTION"), denied(), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsBucketsAndDatabasesWatched() {
        verdict(rules.buckets(detector("S3_DATA_EVENTS")))
                .fails("GuardDuty in us-east-1 does not watch RDS_LOGIN_EVENTS");
        verdict(rules.buckets(detector("S3_DATA_EVENTS", "RDS_LOGIN_EVENTS"))).passes();
    }

    private static Resource<GuardDutyDetector> detector(String... on) {
        var features = java.util.Arrays.stream(on)
                .map(name -> DetectorFeatureConfigurationResult.builder()
                        .name(name)
                        .status("ENABLED")
                        .build())
                .toList();
        return labelled(
                REGION,
                "d",
                new GuardDutyDetector(
                        "d",
                        Reading.known(
                                GetDetectorResponse.builder().features(features).build()),
                        no()));
    }

    private static Resource<S3Bucket> phiBucket() {
        return labelled(
                Place.GLOBAL,
                "records",
                new S3Bucket(
                        "records",
                        REGION,
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        Reading.known(Map.of("phi", "true"))));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
