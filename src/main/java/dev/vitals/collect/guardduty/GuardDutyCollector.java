package dev.vitals.collect.guardduty;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.reported.Cut;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.guardduty.model.Condition;
import software.amazon.awssdk.services.guardduty.model.Finding;
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

    static final ResourceKind<GuardDutyReport> FINDING = ResourceKind.of(
                    "Reported::GuardDuty::Finding",
                    GuardDutyReport.class,
                    GuardDutyReport::id,
                    (place, finding) -> finding.arn())
            .named(GuardDutyReport::subject);

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
        return List.of(DETECTOR, FINDING, MALWARE_PLAN);
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
        var read = new ConcurrentHashMap<String, Reading<List<Finding>>>();
        var detectors =
                sweep.list(DETECTOR, () -> guardDuty.listDetectorsPaginator().detectorIds(), id -> {
                    var open = sweep.read(() -> open(guardDuty, id));
                    read.put(id, open);
                    return new GuardDutyDetector(
                            id,
                            sweep.read(() -> guardDuty.getDetector(request -> request.detectorId(id))),
                            open.map(GuardDutyCollector::kept));
                });
        if (detectors.isEmpty() && sweep.isWhole(DETECTOR)) {
            sweep.off(FINDING);
        } else {
            sweep.list(FINDING, () -> reports(sweep, detectors, read), GuardDutyReport::of);
        }
        sweep.list(
                MALWARE_PLAN,
                () -> Pages.of(
                        token -> guardDuty.listMalwareProtectionPlans(request -> request.nextToken(token)),
                        ListMalwareProtectionPlansResponse::nextToken,
                        ListMalwareProtectionPlansResponse::malwareProtectionPlans));
    }

    /** An administrator's detector also shows its members' findings; those belong to the members. */
    private static Iterable<Finding> reports(
            Sweep sweep, List<GuardDutyDetector> detectors, Map<String, Reading<List<Finding>>> read) {
        var own = sweep.whole(DETECTOR, detectors).stream()
                .flatMap(detector -> read.get(detector.id()).orElseThrow().stream())
                .filter(finding -> sweep.place().account().equals(finding.accountId()))
                .sorted(Comparator.comparing(Finding::severity, Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                        .thenComparing(Finding::id))
                .toList();
        return Cut.of(own).orBreakOff("GuardDuty");
    }

    private static List<Finding> open(GuardDutyClient guardDuty, String detector) {
        var ids = new ArrayList<String>();
        guardDuty
                .listFindingsPaginator(request -> request.detectorId(detector).findingCriteria(notArchived()))
                .findingIds()
                .forEach(ids::add);
        var found = new ArrayList<Finding>();
        for (int from = 0; from < ids.size(); from += FINDINGS_AT_ONCE) {
            var some = ids.subList(from, Math.min(from + FINDINGS_AT_ONCE, ids.size()));
            found.addAll(guardDuty
                    .getFindings(request -> request.detectorId(detector).findingIds(some))
                    .findings());
        }
        return List.copyOf(found);
    }

    private static List<GuardDutyFinding> kept(List<Finding> found) {
        return found.stream()
                .map(GuardDutyFinding::of)
                .sorted(Comparator.comparing(GuardDutyFinding::id))
                .toList();
    }

    private static FindingCriteria notArchived() {
        return FindingCriteria.builder()
                .criterion(Map.of(
                        "service.archived",
                        Condition.builder().equalsValue("false").build()))
                .build();
    }
}
