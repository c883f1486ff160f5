package dev.vitals.collect.cloudfront;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;

/**
 * A distribution.
 *
 * @param config GetDistributionConfig; headers that CloudFront sends to origins are not kept, they hold secrets
 * @param delivered whether CloudWatch Logs delivers its access logs: logging of the second version, of which the
 *     configuration says nothing
 */
public record CloudFrontDistribution(
        DistributionSummary summary, Reading<DistributionConfig> config, Reading<Boolean> delivered) {
    public String id() {
        return String.valueOf(summary.id());
    }
}
