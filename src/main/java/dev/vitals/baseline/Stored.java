package dev.vitals.baseline;

import java.util.Map;

/**
 * A resource as it was stored on a day.
 *
 * @param id the number of its page
 * @param resourceId what AWS calls it
 * @param tags those of today: tags are not kept by day
 */
record Stored(
        long id,
        String region,
        String type,
        String resourceId,
        String arn,
        String name,
        Map<String, String> tags,
        Members config) {

    /** Whether CloudFormation's physical id names it. */
    boolean answersTo(String physicalId) {
        return resourceId.equalsIgnoreCase(physicalId) || arn.equals(physicalId) || name.equals(physicalId);
    }
}
