package dev.vitals.collect.cloudtrail;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;

/** Which events a trail records (GetEventSelectors).  */
public record TrailSelectors(String trailName, Reading<GetEventSelectorsResponse> selectors) {}
