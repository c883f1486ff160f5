package dev.vitals.collect.securityhub;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.collect.reported.Cut;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.SortOrder;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;
import software.amazon.awssdk.services.securityhub.model.StringFilter;
import software.amazon.awssdk.services.securityhub.model.StringFilterComparison;

/** Security Hub in a region. Where it is off every call but the first is spared. */
final class SecurityHubCollector implements Collector {

    static final ResourceKind<SecurityHubState> STATE = ResourceKind.of(
            "AWS::SecurityHub::Hub",
            SecurityHubState.class,
            SecurityHubState::accountId,
            (place, state) -> place.arn("securityhub", "hub/default"));

    static final ResourceKind<SecurityHubReport> FINDING = ResourceKind.of(
                    "Reported::SecurityHub::Finding",
                    SecurityHubReport.class,
                    SecurityHubReport::id,
                    (place, finding) -> finding.id())
            .named(SecurityHubReport::subject);

    /** These are asked themselves; Security Hub only passes their findings on. */
    private static final List<String> ASKED_THEMSELVES = List.of("GuardDuty", "Inspector", "Macie");

    /** What Vitals told Security Hub itself. */
    private static final String OURS = "Vitals";

    @Override
    public String service() {
        return "securityhub";
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
                Operation.of("securityhub", "DescribeHub"),
                Operation.of("securityhub", "GetEnabledStandards"),
                Operation.of("securityhub", "GetFindings"),
                Operation.of("securityhub", "ListEnabledProductsForImport"));
    }

    @Override
    public void collect(Sweep sweep) {
        var hub = sweep.client(SecurityHubClient.class);
        var own = sweep.place().account();
        var arn = sweep.whereOn(() -> hub.describeHub(request -> {}).hubArn(), "ResourceNotFoundException");
        if (arn instanceof Reading.Absent<String>) {
            sweep.list(
                    STATE,
                    () -> List.of(new SecurityHubState(own, arn, Reading.known(List.of()), Reading.known(List.of()))));
            sweep.off(FINDING);
            return;
        }
        sweep.list(STATE, () -> List.of(state(sweep, hub, own, arn)));
        sweep.list(FINDING, () -> Cut.of(open(hub, own)).orBreakOff("Security Hub"), SecurityHubReport::of);
    }

    private static SecurityHubState state(Sweep sweep, SecurityHubClient hub, String own, Reading<String> arn) {
        return new SecurityHubState(
                own,
                arn,
                sweep.read(() -> hub.getEnabledStandardsPaginator(request -> {}).standardsSubscriptions().stream()
                        .map(StandardsSubscription::standardsArn)
                        .sorted()
                        .toList()),
                sweep.readAll(() ->
                        hub.listEnabledProductsForImportPaginator(request -> {}).productSubscriptions()));
    }

    /** What is active, new or notified, and of severity critical or high; the worst first. */
    private static Iterable<AwsSecurityFinding> open(SecurityHubClient hub, String own) {
        var others = ASKED_THEMSELVES.stream()
                .map(product -> filter(StringFilterComparison.NOT_EQUALS, product))
                .toList();
        var found = hub.getFindingsPaginator(request -> request.maxResults(100)
                        .sortCriteria(sort -> sort.field("SeverityNormalized").sortOrder(SortOrder.DESC))
                        .filters(filters -> filters.awsAccountId(is(own))
                                .recordState(is("ACTIVE"))
                                .workflowStatus(is("NEW"), is("NOTIFIED"))
                                .severityLabel(is("CRITICAL"), is("HIGH"))
                                .productName(others)))
                .findings();
        return () -> found.stream()
                .filter(finding -> !OURS.equals(finding.productName()))
                .iterator();
    }

    private static StringFilter is(String value) {
        return filter(StringFilterComparison.EQUALS, value);
    }

    private static StringFilter filter(StringFilterComparison comparison, String value) {
        return StringFilter.builder().comparison(comparison).value(value).build();
    }
}
