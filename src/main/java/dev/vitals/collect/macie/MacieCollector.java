package dev.vitals.collect.macie;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.macie2.Macie2Client;
import software.amazon.awssdk.services.macie2.model.CriterionAdditionalProperties;
import software.amazon.awssdk.services.macie2.model.Finding;

/** Amazon Macie in a region. */
final class MacieCollector implements Collector {

    private static final int FINDINGS_AT_ONCE = 50;

    static final ResourceKind<MacieState> STATE = ResourceKind.of(
            "AWS::Macie::Session",
            MacieState.class,
            MacieState::accountId,
            (place, state) -> place.arn("macie2", "session"));

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
        return List.of(STATE);
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
        sweep.list(STATE, () -> List.of(sweep.place().account()), id -> {
            var status =
                    sweep.whereOn(() -> macie.getMacieSession(request -> {}).statusAsString());
            if (status instanceof Reading.Absent<String>) {
                return new MacieState(id, status, Reading.absent(), Reading.known(List.of()));
            }
            return new MacieState(
                    id,
                    status,
                    sweep.whereOn(() -> macie.getAutomatedDiscoveryConfiguration(request -> {})
                            .statusAsString()),
                    sweep.read(() -> open(macie)));
        });
    }

    private static List<MacieFinding> open(Macie2Client macie) {
        var ids = macie
                .listFindingsPaginator(request -> request.maxResults(50)
                        .findingCriteria(criteria -> criteria.criterion(
                                Map.of("archived", equal("false"), "severity.description", equal("High")))))
                .findingIds()
                .stream()
                .toList();
        var found = new ArrayList<MacieFinding>();
        for (int from = 0; from < ids.size(); from += FINDINGS_AT_ONCE) {
            var some = ids.subList(from, Math.min(from + FINDINGS_AT_ONCE, ids.size()));
            macie.getFindings(request -> request.findingIds(some))
                    .findings()
                    .forEach(finding -> found.add(kept(finding)));
        }
        found.sort(Comparator.comparing(MacieFinding::id));
        return List.copyOf(found);
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
