package dev.vitals.collect.appstream;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.appstream.AppStreamClient;
import software.amazon.awssdk.services.appstream.model.DescribeFleetsResponse;
import software.amazon.awssdk.services.appstream.model.Fleet;

/** Fleets of a region. */
final class AppStreamCollector implements Collector {

    static final ResourceKind<Fleet> FLEET = ResourceKind.of(
                    "AWS::AppStream::Fleet", Fleet.class, Fleet::name, (place, fleet) -> fleet.arn())
            .ignoring("ComputeCapacityStatus");

    @Override
    public String service() {
        return "appstream";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(FLEET);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("appstream", "DescribeFleets"));
    }

    @Override
    public void collect(Sweep sweep) {
        var appStream = sweep.client(AppStreamClient.class);
        sweep.list(
                FLEET,
                () -> Pages.of(
                        token -> appStream.describeFleets(request -> request.nextToken(token)),
                        DescribeFleetsResponse::nextToken,
                        DescribeFleetsResponse::fleets));
    }
}
