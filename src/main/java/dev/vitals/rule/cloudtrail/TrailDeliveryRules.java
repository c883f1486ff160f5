package dev.vitals.rule.cloudtrail;

import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;

/** Whether what a trail records arrives. */
class TrailDeliveryRules {

    @Rule(
            id = "cloudtrail-delivery-healthy",
            title = "The trail's files arrive in its bucket",
            severity = Severity.HIGH,
            safeguards = {"164.312(b)"})
    Verdict delivers(CloudTrailTrail trail) {
        var error = trail.status().orElseThrow().latestDeliveryError();
        return error == null || error.isBlank()
                ? Verdict.pass()
                : Verdict.fail("Trail %s could not deliver: %s".formatted(trail.name(), error))
                        .at("status.LatestDeliveryError", error)
                        .expected("no error");
    }
}
