package dev.vitals.collect.guardduty;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.FindingCriteria;
import software.amazon.awssdk.services.guardduty.model.ListMalwareProtectionPlansResponse;
import software.amazon.awssdk.services.guardduty.model.MalwareProtectionPlanSummary;

/** GuardDuty in a region, with the findings that nobody has archived. */
final class GuardDutyCollector implements Collector {

    /** Most ids that one GetFindings takes. */
    private static final int FINDINGS_AT_ONCE = 50;

    static final ResourceKind<GuardDutyDetector> DETECTOR = ResourceKind.of(
                    "AWS::GuardDuty::Detector",
                    GuardDutyDetector.class,
                    GuardDutyDetector::id,
                    (place, detector) -> place.arn("guardduty", "detector/" + detector.id()))
            .ignoring("UpdatedAt");

    static final ResourceKind<MalwareProtectionPlanSummary> MALWARE_PLAN = ResourceKind.of(
            "AWS::GuardDuty::MalwareProtectionPlan",
            MalwareProtectionPlanSummary.class,
            MalwareProtectionPlanSummary::malwareProtectionPlanId,
            (place, plan) -> place.arn("guardduty", "malware-protection-plan/" + plan.malwareProtectionPlanId()));

    @Override
    public String service() {
        return "guardduty";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(DETECTOR, MALWARE_PLAN);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListDetectors", "GetDetector", "ListFindings", "GetFindings", "ListMalwareProtectionPlans")
                .map(name -> Operation.of("guardduty", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var guardDuty = sweep.client(GuardDutyClient.class);
        sweep.list(
                DETECTOR,
                () -> guardDuty.listDetectorsPaginator().detectorIds(),
                id -> new GuardDutyDetector(
                        id,
                        sweep.read(() -> guardDuty.getDetector(request -> request.detectorId(id))),
                        open(sweep, guardDuty, id)));
        sweep.list(
                MALWARE_PLAN,
                () -> Pages.of(
                        token -> guardDuty.listMalwareProtectionPlans(request -> request.nextToken(token)),
                        ListMalwareProtectionPlansResponse::nextToken,
                        ListMalwareProtectionPlansResponse::malwareProtectionPlans));
    }

    private static Reading<List<GuardDutyFinding>> open(Sweep sweep, GuardDutyClient guardDuty, String detector) {
        return sweep.read(() -> {
            var ids = new ArrayList<String>();
            guardDuty
                    .listFindingsPaginator(
                            request -> request.detectorId(detector).findingCriteria(notArchived()))
                    .findingIds()
                    .forEach(ids::add);
            var found = new ArrayList<GuardDutyFinding>();
            for (int from = 0; from < ids.size(); from += FINDINGS_AT_ONCE) {
                var some = ids.subList(from, Math.min(from + FINDINGS_AT_ONCE, ids.size()));
                guardDuty
                        .getFindings(request -> request.detectorId(detector).findingIds(some))
                        .findings()
                        .forEach(finding -> found.add(GuardDutyFinding.of(finding)));
            }
            found.sort(Comparator.comparing(GuardDutyFinding::id));
            return List.copyOf(found);
        });
    }

    private static FindingCriteria notArchived() {
        return FindingCriteria.builder()
                .criterion(java.util.Map.of(
                        "service.archived",
                        Condition.builder().equalsValue("false").build()))
                .build();
    }
}
