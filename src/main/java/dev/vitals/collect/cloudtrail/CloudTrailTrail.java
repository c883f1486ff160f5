package dev.vitals.collect.cloudtrail;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

/** A trail, listed once whatever number of regions it covers, and its status (GetTrailStatus). */
public record CloudTrailTrail(Trail trail, Reading<GetTrailStatusResponse> status) {

    public String name() {
        return String.valueOf(trail.name());
    }

    public String arn() {
        return String.valueOf(trail.trailARN());
    }
}
