package dev.vitals.collect.cloudtrail;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** Trails with their status. */
final class CloudTrailCollector implements Collector {

    static final ResourceKind<CloudTrailTrail> TRAIL = ResourceKind.of(
                    "AWS::CloudTrail::Trail",
                    CloudTrailTrail.class,
                    CloudTrailTrail::name,
                    (place, trail) -> trail.arn())
            .ignoring(
                    "LatestDeliveryTime",
                    "LatestNotificationTime",
                    "LatestCloudWatchLogsDeliveryTime",
                    "LatestDigestDeliveryTime",
                    "LatestDeliveryAttemptTime",
                    "LatestNotificationAttemptTime",
                    "LatestNotificationAttemptSucceeded",
                    "LatestDeliveryAttemptSucceeded");

    static final ResourceKind<TrailSelectors> SELECTORS = ResourceKind.of(
            "AWS::CloudTrail::EventSelectors",
            TrailSelectors.class,
            TrailSelectors::trailName,
            (place, selectors) -> place.arn("cloudtrail", "trail/" + selectors.trailName()));

    @Override
    public String service() {
        return "cloudtrail";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(TRAIL, SELECTORS);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("cloudtrail", "DescribeTrails"),
                Operation.of("cloudtrail", "GetTrailStatus"),
                Operation.of("cloudtrail", "GetEventSelectors"));
    }

    @Override
    public void collect(Sweep sweep) {
        var cloudTrail = sweep.client(CloudTrailClient.class);
        var trails = sweep.list(
                TRAIL,
                () -> cloudTrail.describeTrails(request -> request.includeShadowTrails(true)).trailList().stream()
                        .filter(listedHere(sweep))
                        .toList(),
                trail -> new CloudTrailTrail(
                        trail, sweep.read(() -> cloudTrail.getTrailStatus(request -> request.name(trail.trailARN())))));
        sweep.list(
                SELECTORS,
                () -> sweep.whole(TRAIL, trails),
                trail -> new TrailSelectors(
                        trail.name(),
                        sweep.read(() -> cloudTrail.getEventSelectors(request -> request.trailName(trail.arn())))));
    }

    /**
     * A trail of many regions shows in each. It is listed in its home region, or, where that is out of scope (a trail of
     * the organization, a scan of some regions), in the first region in scope.
     */
    private static Predicate<Trail> listedHere(Sweep sweep) {
        var here = sweep.place().region();
        var first = here.equals(sweep.regions().getFirst());
        return trail ->
                here.equals(trail.homeRegion()) || first && !sweep.regions().contains(trail.homeRegion());
    }
}
