package dev.vitals.rule.cloudtrail;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

class TrailDeliveryRulesTest {

    private final TrailDeliveryRules rules = new TrailDeliveryRules();

    @Test
    void namesTheErrorOfTheLastDelivery() {
        verdict(rules.delivers(trail(status("AccessDenied")))).fails("Trail org could not deliver: AccessDenied");
        verdict(rules.delivers(trail(status(null)))).passes();
    }

    @Test
    void isUnknownWhereTheStatusWasRefused() {
        assertThatThrownBy(() -> rules.delivers(trail(Reading.unreadable(Cause.DENIED, "refused"))))
                .isInstanceOf(UnreadableException.class);
    }

    private static CloudTrailTrail trail(Reading<GetTrailStatusResponse> status) {
        return new CloudTrailTrail(Trail.builder().name("org").build(), status);
    }

    private static Reading<GetTrailStatusResponse> status(@Nullable String error) {
        return Reading.known(
                GetTrailStatusResponse.builder().latestDeliveryError(error).build());
    }
}
