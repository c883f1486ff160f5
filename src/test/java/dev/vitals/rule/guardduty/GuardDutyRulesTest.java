package dev.vitals.rule.guardduty;

import static dev.vitals.support.Inventories.OTHER_REGION;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.guardduty.GuardDutyDetector;
import dev.vitals.collect.guardduty.GuardDutyFinding;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;

class GuardDutyRulesTest {

    private static final ResourceKind<GuardDutyDetector> KIND = ResourceKind.of(
            "AWS::GuardDuty::Detector", GuardDutyDetector.class, GuardDutyDetector::id, (place, one) -> "arn");
    private static final AwsRegion HERE = new AwsRegion(Inventories.ACCOUNT, REGION);
    private static final AwsRegion THERE = new AwsRegion(Inventories.ACCOUNT, OTHER_REGION);

    private final GuardDutyRules rules = new GuardDutyRules();
    private final Inventory inventory = Inventories.empty();

    @Test
    void demandsAnEnabledDetectorInEveryRegion() {
        inventory.add(Inventories.resource(KIND, REGION, detector("ENABLED")));
        verdict(rules.enabled(HERE, inventory)).passes();
        verdict(rules.enabled(THERE, inventory)).fails("GuardDuty has no detector in us-west-2");

        inventory.add(Inventories.resource(KIND, REGION, detector("DISABLED")));
        verdict(rules.enabled(HERE, inventory)).fails("GuardDuty detector d1 in us-east-1 is DISABLED");
    }

    @Test
    void doesNotTakeARefusalForAPass() {
        var unread = new GuardDutyDetector(
                "d1", Reading.unreadable(Cause.DENIED, "refused"), Reading.unreadable(Cause.DENIED, "refused"));
        inventory.add(Inventories.resource(KIND, REGION, unread));

        assertThatThrownBy(() -> rules.enabled(HERE, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.enabled(HERE, Inventories.denied())).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> overdue(unread)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void namesTheOldestFindingThatIsOverdueForItsSeverity() {
        verdict(overdue(detector(
                        "ENABLED",
                        finding("f1", 8.0, "2026-10-30T00:00:00Z"),
                        finding("f2", 5.0, "2026-10-20T00:00:00Z"))))
                .fails("GuardDuty finding Recon:EC2/Portscan (severity 5.0) is open since 2026-10-20, and 1 more are"
                        + " overdue");
    }

    @Test
    void leavesTimeByTheSeverity() {
        verdict(overdue(detector(
                        "ENABLED",
                        finding("f1", 8.0, "2026-10-31T07:00:00Z"),
                        finding("f2", 5.0, "2026-10-26T00:00:00Z"),
                        finding("f3", 2.0, "2026-10-03T00:00:00Z"))))
                .passes();
        verdict(overdue(detector("ENABLED"))).passes();
    }

    private Verdict overdue(GuardDutyDetector detector) {
        return rules.noOpenFindings(detector, inventory, Settings.defaults());
    }

    private static GuardDutyDetector detector(String status, GuardDutyFinding... open) {
        return new GuardDutyDetector(
                "d1",
                Reading.known(GetDetectorResponse.builder().status(status).build()),
                Reading.known(List.of(open)));
    }

    private static GuardDutyFinding finding(String id, double severity, String created) {
        return new GuardDutyFinding(id, "Recon:EC2/Portscan", severity, Instant.parse(created));
    }
}
