package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;
import java.time.Instant;

/**
 * A user's access key.
 *
 * @param lastUsed from the credential report; absent when never used
 */
public record AccessKey(
        String userName,
        String accessKeyId,
        Reading<Boolean> active,
        Reading<Instant> created,
        Reading<Instant> lastUsed) {}
