package dev.vitals.collect.s3;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;

/**
 * How a bucket hands its objects on.
 *
 * @param owner canonical id of its owner (GetBucketAcl)
 * @param replication absent where nothing is replicated (GetBucketReplication)
 * @param notifies whether anything hears of changes (GetBucketNotificationConfiguration)
 */
public record S3BucketSharing(
        String name, Reading<String> owner, Reading<ReplicationConfiguration> replication, Reading<Boolean> notifies) {}
