package dev.vitals.collect.inspector;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.AccountState;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;
import software.amazon.awssdk.services.inspector2.model.Severity;
import software.amazon.awssdk.services.inspector2.model.Status;
import software.amazon.awssdk.services.inspector2.model.StringComparison;
import software.amazon.awssdk.services.inspector2.model.StringFilter;

/** Amazon Inspector in a region. */
final class InspectorCollector implements Collector {

    static final ResourceKind<InspectorState> STATE = ResourceKind.of(
            "AWS::Inspector::AccountStatus",
            InspectorState.class,
            InspectorState::accountId,
            (place, state) -> place.arn("inspector2", "account-status"));

    @Override
    public String service() {
        return "inspector2";
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
        return List.of(Operation.of("inspector2", "BatchGetAccountStatus"), Operation.of("inspector2", "ListFindings"));
    }

    @Override
    public void collect(Sweep sweep) {
        var inspector = sweep.client(Inspector2Client.class);
        var own = sweep.place().account();
        sweep.list(STATE, () -> List.of(own), id -> {
            var account = sweep.read(
                    () -> inspector.batchGetAccountStatus(request -> request.accountIds(id)).accounts().stream()
                            .findFirst()
                            .orElseThrow(() ->
                                    new UnreadableException(Cause.MALFORMED, "no status of the account was returned")));
            return new InspectorState(id, account, isOff(account) ? Reading.known(List.of()) : open(sweep, inspector));
        });
    }

    private static boolean isOff(Reading<AccountState> account) {
        return account instanceof Reading.Known<AccountState>(AccountState known)
                && known.state() != null
                && known.state().status() == Status.DISABLED;
    }

    private static Reading<List<InspectorFinding>> open(Sweep sweep, Inspector2Client inspector) {
        return sweep.read(() -> inspector
                .listFindingsPaginator(request -> request.maxResults(100)
                        .filterCriteria(filter -> filter.findingStatus(is(FindingStatus.ACTIVE.toString()))
                                .severity(is(Severity.CRITICAL.toString()), is(Severity.HIGH.toString()))))
                .findings()
                .stream()
                .map(InspectorCollector::kept)
                .sorted(Comparator.comparing(InspectorFinding::arn))
                .toList());
    }

    private static InspectorFinding kept(Finding finding) {
        return new InspectorFinding(
                Reading.required(finding.findingArn(), "FindingArn"),
                String.valueOf(finding.title()),
                Reading.required(finding.severityAsString(), "Severity"),
                Reading.required(finding.firstObservedAt(), "FirstObservedAt"),
                finding.resources().isEmpty()
                        ? ""
                        : String.valueOf(finding.resources().getFirst().id()));
    }

    private static StringFilter is(String value) {
        return StringFilter.builder()
                .comparison(StringComparison.EQUALS)
                .value(value)
                .build();
    }
}
