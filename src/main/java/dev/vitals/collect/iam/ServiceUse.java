package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;
import java.time.Instant;
import java.util.List;

/**
 * When a principal last used each service that its policies grant, within the 400 days that AWS tracks.
 *
 * @param services sorted by namespace
 */
public record ServiceUse(String principalArn, Reading<List<Service>> services) {

    /**
     * @param namespace the prefix of the service's actions: {@code s3}
     * @param lastUsed absent when not used within the tracking period
     */
    public record Service(String namespace, Reading<Instant> lastUsed) {}
}
