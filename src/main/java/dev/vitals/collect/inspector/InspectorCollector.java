package dev.vitals.collect.inspector;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.reported.Cut;
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
import software.amazon.awssdk.services.inspector2.model.SortField;
import software.amazon.awssdk.services.inspector2.model.SortOrder;
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

    static final ResourceKind<InspectorReport> FINDING = ResourceKind.of(
                    "Reported::Inspector::Finding",
                    InspectorReport.class,
                    InspectorReport::id,
                    (place, finding) -> finding.id())
            .named(InspectorReport::subject);

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
        return List.of(STATE, FINDING);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("inspector2", "BatchGetAccountStatus"), Operation.of("inspector2", "ListFindings"));
    }

    @Override
    public void collect(Sweep sweep) {
        var inspector = sweep.client(Inspector2Client.class);
        var own = sweep.place().account();
        var account =
                sweep.read(() -> inspector.batchGetAccountStatus(request -> request.accountIds(own)).accounts().stream()
                        .findFirst()
                        .orElseThrow(() ->
                                new UnreadableException(Cause.MALFORMED, "no status of the account was returned")));
        if (isOff(account)) {
            sweep.list(STATE, () -> List.of(new InspectorState(own, account, Reading.known(List.of()))));
            sweep.off(FINDING);
            return;
        }
        var open = sweep.read(() -> open(inspector, own));
        sweep.list(STATE, () -> List.of(state(own, account, open)));
        sweep.list(FINDING, () -> open.orElseThrow().orBreakOff("Inspector"), InspectorReport::of);
    }

    private static InspectorState state(String own, Reading<AccountState> account, Reading<Cut<Finding>> open) {
        return new InspectorState(
                own,
                account,
                open.map(cut -> cut.seen().stream()
                        .map(InspectorCollector::kept)
                        .sorted(Comparator.comparing(InspectorFinding::arn))
                        .toList()),
                open instanceof Reading.Known<Cut<Finding>>(Cut<Finding> cut) && cut.more());
    }

    private static boolean isOff(Reading<AccountState> account) {
        return account instanceof Reading.Known<AccountState>(AccountState known)
                && known.state() != null
                && known.state().status() == Status.DISABLED;
    }

    /** The account's own, not those of the members of an administrator; the worst first. */
    private static Cut<Finding> open(Inspector2Client inspector, String own) {
        return Cut.of(inspector
                .listFindingsPaginator(request -> request.maxResults(100)
                        .sortCriteria(sort -> sort.field(SortField.SEVERITY).sortOrder(SortOrder.DESC))
                        .filterCriteria(filter -> filter.awsAccountId(is(own))
                                .findingStatus(is(FindingStatus.ACTIVE.toString()))
                                .severity(is(Severity.CRITICAL.toString()), is(Severity.HIGH.toString()))))
                .findings());
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
