package dev.vitals.collect.macie;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.reported.Cut;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;
import software.amazon.awssdk.services.macie2.model.OrderBy;

/** Amazon Macie in a region. */
final class MacieCollector implements Collector {

    private static final int FINDINGS_AT_ONCE = 50;

    static final ResourceKind<MacieState> STATE = ResourceKind.of(
            "AWS::Macie::Session",
            MacieState.class,
            MacieState::accountId,
            (place, state) -> place.arn("macie2", "session"));

    static final ResourceKind<MacieReport> FINDING = ResourceKind.of(
                    "Reported::Macie::Finding",
                    MacieReport.class,
                    MacieReport::id,
                    (place, finding) -> place.arn("macie2", "finding/" + finding.id()))
            .named(MacieReport::subject);

    @Override
    public String service() {
        return "macie2";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(STATE, FINDING);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("macie2", "GetMacieSession"),
                Operation.of("macie2", "GetAutomatedDiscoveryConfiguration"),
                Operation.of("macie2", "ListFindings"),
                Operation.of("macie2", "GetFindings"));
    }

    @Override
    public void collect(Sweep sweep) {
        var macie = sweep.client(Macie2Client.class);
        var own = sweep.place().account();
        var status = sweep.whereOn(() -> macie.getMacieSession(request -> {}).statusAsString());
        if (status instanceof Reading.Absent<String>) {
            sweep.list(STATE, () -> List.of(new MacieState(own, status, Reading.absent(), Reading.known(List.of()))));
            sweep.off(FINDING);
            return;
        }
        var discovery = sweep.whereOn(
                () -> macie.getAutomatedDiscoveryConfiguration(request -> {}).statusAsString());
        var open = sweep.read(() -> open(macie, own));
        sweep.list(
                STATE,
                () -> List.of(new MacieState(
                        own,
                        status,
                        discovery,
                        open.map(cut -> kept(cut.seen())),
                        open instanceof Reading.Known<Cut<Finding>>(Cut<Finding> cut) && cut.more())));
        sweep.list(FINDING, () -> open.orElseThrow().orBreakOff("Macie"), MacieReport::of);
    }

    /** The account's own, not those of the members of an administrator; the worst first. */
    private static Cut<Finding> open(Macie2Client macie, String own) {
        var ids = Cut.of(macie.listFindingsPaginator(request -> request.maxResults(FINDINGS_AT_ONCE)
                        .sortCriteria(
                                sort -> sort.attributeName("severity.score").orderBy(OrderBy.DESC))
                        .findingCriteria(criteria -> criteria.criterion(Map.of(
                                "accountId", equal(own),
                                "archived", equal("false"),
                                "severity.description", equal("High")))))
                .findingIds());
        var found = new ArrayList<Finding>();
        for (int from = 0; from < ids.seen().size(); from += FINDINGS_AT_ONCE) {
            var some = ids.seen()
                    .subList(from, Math.min(from + FINDINGS_AT_ONCE, ids.seen().size()));
            found.addAll(macie.getFindings(request -> request.findingIds(some)).findings());
        }
        return new Cut<>(List.copyOf(found), ids.more());
    }

    private static List<MacieFinding> kept(List<Finding> found) {
        return found.stream()
                .map(MacieCollector::kept)
                .sorted(Comparator.comparing(MacieFinding::id))
                .toList();
    }

    private static MacieFinding kept(Finding finding) {
        var affected = finding.resourcesAffected();
        return new MacieFinding(
                Reading.required(finding.id(), "Id"),
                Reading.required(finding.typeAsString(), "Type"),
                affected == null || affected.s3Bucket() == null
                        ? ""
                        : String.valueOf(affected.s3Bucket().name()),
                Reading.required(finding.createdAt(), "CreatedAt"));
    }

    private static CriterionAdditionalProperties equal(String value) {
        return CriterionAdditionalProperties.builder().eq(value).build();
    }
}
