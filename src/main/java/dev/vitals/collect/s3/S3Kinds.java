package dev.vitals.collect.s3;

import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.Map;

/** The kinds of resources of S3. */
public final class S3Kinds {

    public static final ResourceKind<S3Bucket> BUCKET = ResourceKind.of(
                    "AWS::S3::Bucket",
                    S3Bucket.class,
                    S3Bucket::name,
                    (place, bucket) -> "arn:%s:s3:::%s".formatted(place.partition(), bucket.name()))
            .tagged(S3Kinds::tags);

    public static final ResourceKind<S3AccountPublicAccessBlock> ACCOUNT_BLOCK = ResourceKind.of(
            "AWS::S3::AccountPublicAccessBlock",
            S3AccountPublicAccessBlock.class,
            S3AccountPublicAccessBlock::accountId,
            (place, block) -> place.globalArn("s3", "account-public-access-block"));

    public static final ResourceKind<S3BucketSharing> SHARING = ResourceKind.of(
            "AWS::S3::BucketSharing",
            S3BucketSharing.class,
            S3BucketSharing::name,
            (place, bucket) -> "arn:%s:s3:::%s".formatted(place.partition(), bucket.name()));

    private S3Kinds() {}

    /** Tags are a reading of their own; where they were refused the bucket is shown without any. */
    private static Map<String, String> tags(S3Bucket bucket) {
        return bucket.tags() instanceof Reading.Known<Map<String, String>> known ? known.get() : Map.of();
    }
}
