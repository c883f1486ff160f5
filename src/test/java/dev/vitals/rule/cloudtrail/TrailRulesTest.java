package dev.vitals.rule.cloudtrail;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.support.Inventories;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

class TrailRulesTest {

    private static final ResourceKind<CloudTrailTrail> TRAIL = ResourceKind.of(
            "AWS::CloudTrail::Trail",
            CloudTrailTrail.class,
            CloudTrailTrail::name,
            (place, trail) -> place.arn("cloudtrail", trail.name()));
    private static final AwsRegion WEST = new AwsRegion(Inventories.ACCOUNT, Inventories.OTHER_REGION);

    private final TrailRules rules = new TrailRules();

    @Test
    void countsATrailOfAllRegionsWhereverItLives() {
        verdict(rules.enabled(WEST, holding(trail(true, logging(true))))).passes();
        verdict(rules.enabled(WEST, holding(trail(false, logging(true))))).fails("No trail is logging in us-west-2");
        verdict(rules.enabled(WEST, holding(trail(true, logging(false))))).fails("No trail is logging in us-west-2");
    }

    @Test
    void failsOnlyAfterEveryListWasReadToItsEnd() {
        var partial = holding(trail(false, logging(true)));
        partial.incomplete(CloudTrailTrail.class, Inventories.OTHER_REGION, Cause.DENIED, "refused");

        assertThatThrownBy(() -> rules.enabled(WEST, partial)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void passesByOneReadableTrailThoughAnotherListWasRefused() {
        var partial = holding(trail(true, logging(true)));
        partial.incomplete(CloudTrailTrail.class, Inventories.OTHER_REGION, Cause.DENIED, "refused");

        verdict(rules.enabled(WEST, partial)).passes();
    }

    @Test
    void saysNothingOfATrailWhoseStatusWasRefused() {
        var refused = holding(trail(true, Reading.unreadable(Cause.DENIED, "cloudtrail:GetTrailStatus")));

        assertThatThrownBy(() -> rules.enabled(WEST, refused)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void namesTheDayOfTheLastDeliveryAndNotItsAge() {
        var yesterday = Inventories.READ_AT.minus(Duration.ofHours(25));
        var delivering =
                Trail.builder().name("main").cloudWatchLogsLogGroupArn("arn").build();
        var late = GetTrailStatusResponse.builder()
                .latestCloudWatchLogsDeliveryTime(yesterday)
                .build();

        verdict(rules.cloudWatchLogsDelivery(
                        new CloudTrailTrail(delivering, Reading.known(late)), Inventories.unread()))
                .fails("Trail main has delivered nothing to CloudWatch Logs since " + yesterday);
    }

    private static Reading<GetTrailStatusResponse> logging(boolean on) {
        return Reading.known(GetTrailStatusResponse.builder().isLogging(on).build());
    }

    private static CloudTrailTrail trail(boolean everywhere, Reading<GetTrailStatusResponse> status) {
        return new CloudTrailTrail(
                Trail.builder()
                        .name("main")
                        .homeRegion(Inventories.REGION)
                        .isMultiRegionTrail(everywhere)
                        .build(),
                status);
    }

    private static Inventory holding(CloudTrailTrail trail) {
        var inventory = Inventories.unread();
        inventory.add(Inventories.resource(TRAIL, Inventories.REGION, trail));
        inventory.regions().forEach(region -> inventory.complete(CloudTrailTrail.class, region));
        return inventory;
    }
}
