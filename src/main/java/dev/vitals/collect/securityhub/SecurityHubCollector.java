package dev.vitals.collect.securityhub;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.StandardsSubscription;

/** Security Hub in a region. Where it is off every call but the first is spared. */
final class SecurityHubCollector implements Collector {

    static final ResourceKind<SecurityHubState> STATE = ResourceKind.of(
            "AWS::SecurityHub::Hub",
            SecurityHubState.class,
            SecurityHubState::accountId,
            (place, state) -> place.arn("securityhub", "hub/default"));

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
        return List.of(STATE);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("securityhub", "DescribeHub"),
                Operation.of("securityhub", "GetEnabledStandards"),
                Operation.of("securityhub", "ListEnabledProductsForImport"));
    }

    @Override
    public void collect(Sweep sweep) {
        var hub = sweep.client(SecurityHubClient.class);
        sweep.list(STATE, () -> List.of(sweep.place().account()), id -> {
            var arn = sweep.whereOn(() -> hub.describeHub(request -> {}).hubArn(), "ResourceNotFoundException");
            return arn instanceof Reading.Absent<String>
                    ? new SecurityHubState(id, arn, Reading.known(List.of()), Reading.known(List.of()))
                    : new SecurityHubState(
                            id,
                            arn,
                            sweep.read(() ->
                                    hub.getEnabledStandardsPaginator(request -> {}).standardsSubscriptions().stream()
                                            .map(StandardsSubscription::standardsArn)
                                            .sorted()
                                            .toList()),
                            sweep.readAll(() -> hub.listEnabledProductsForImportPaginator(request -> {})
                                    .productSubscriptions()));
        });
    }
}
