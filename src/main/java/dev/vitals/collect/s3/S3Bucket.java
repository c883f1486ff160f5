package dev.vitals.collect.s3;

import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LoggingEnabled;
import software.amazon.awssdk.services.s3.model.MFADeleteStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * What nine of the calls say of a bucket.
 *
 * @param region where it lives
 * @param policy as JSON text
 */
public record S3Bucket(
        String name,
        String region,
        Reading<List<Grant>> grants,
        Reading<String> policy,
        Reading<PublicAccessBlockConfiguration> publicAccessBlock,
        Reading<List<ServerSideEncryptionRule>> encryption,
        Reading<Versioning> versioning,
        Reading<LoggingEnabled> logging,
        Reading<List<LifecycleRule>> lifecycle,
        Reading<ObjectLockConfiguration> objectLock,
        Reading<Map<String, String>> tags) {

    /** Of a bucket whose region AWS did not tell. */
    public static final String UNKNOWN_REGION = "unknown";

    /** GetBucketVersioning: both are false for a bucket on which nothing was ever set. */
    public record Versioning(boolean enabled, boolean mfaDelete) {

        static Versioning of(software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse answer) {
            return new Versioning(
                    "Enabled".equals(answer.statusAsString()), answer.mfaDelete() == MFADeleteStatus.ENABLED);
        }
    }
}
