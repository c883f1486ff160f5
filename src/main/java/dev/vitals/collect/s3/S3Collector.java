package dev.vitals.collect.s3;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.GetBucketAclResponse;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3control.S3ControlClient;

/** Every bucket of the account, at nine to eleven calls each, asked in the region where it lives. */
final class S3Collector implements Collector {

    @Override
    public String service() {
        return "s3";
    }

    @Override
    public Reach reach() {
        return Reach.ONCE_PER_ACCOUNT;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(S3Kinds.BUCKET, S3Kinds.ACCOUNT_BLOCK, S3Kinds.SHARING);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("s3", "ListBuckets", "s3:ListAllMyBuckets"),
                Operation.of("s3", "GetBucketAcl"),
                Operation.of("s3", "GetBucketPolicy"),
                Operation.of("s3", "GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
                Operation.of("s3", "GetBucketEncryption", "s3:GetEncryptionConfiguration"),
                Operation.of("s3", "GetBucketVersioning"),
                Operation.of("s3", "GetBucketLogging"),
                Operation.of("s3", "GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration"),
                Operation.of("s3", "GetObjectLockConfiguration", "s3:GetBucketObjectLockConfiguration"),
                Operation.of("s3", "GetBucketTagging"),
                Operation.of("s3", "GetBucketReplication", "s3:GetReplicationConfiguration"),
                Operation.of("s3", "GetBucketNotificationConfiguration", "s3:GetBucketNotification"),
                Operation.of("s3control", "GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock"));
    }

    @Override
    public void collect(Sweep sweep) {
        var home = sweep.client(S3Client.class);
        // Without a page size older emulators and newer AWS both answer with everything, region included.
        var owners = new ConcurrentHashMap<String, Reading<String>>();
        var buckets = sweep.list(
                S3Kinds.BUCKET,
                () -> home.listBucketsPaginator(request -> request.maxBuckets(1000))
                        .buckets(),
                bucket -> bundle(sweep, bucket, owners));
        sweep.list(
                S3Kinds.SHARING, () -> sweep.whole(S3Kinds.BUCKET, buckets), bucket -> sharing(sweep, bucket, owners));
        var account = sweep.place().account();
        var control = sweep.client(S3ControlClient.class);
        sweep.list(
                S3Kinds.ACCOUNT_BLOCK,
                () -> List.of(new S3AccountPublicAccessBlock(
                        account,
                        sweep.read(
                                () -> control.getPublicAccessBlock(request -> request.accountId(account))
                                        .publicAccessBlockConfiguration(),
                                "NoSuchPublicAccessBlockConfiguration"))));
    }

    private static S3Bucket bundle(Sweep sweep, Bucket bucket, Map<String, Reading<String>> owners) {
        var name = bucket.name();
        var region = Optional.ofNullable(bucket.bucketRegion());
        var s3 = region.map(there -> sweep.client(S3Client.class, there)).orElseGet(() -> sweep.client(S3Client.class));
        var acl = sweep.read(() -> s3.getBucketAcl(request -> request.bucket(name)));
        owners.put(name, sweep.read(() -> acl.orElseThrow().owner().id()));
        var versioning =
                sweep.read(() -> S3Bucket.Versioning.of(s3.getBucketVersioning(request -> request.bucket(name))));
        return new S3Bucket(
                name,
                region.orElse(S3Bucket.UNKNOWN_REGION),
                acl.map(GetBucketAclResponse::grants),
                sweep.read(
                        () -> s3.getBucketPolicy(request -> request.bucket(name))
                                .policy(),
                        "NoSuchBucketPolicy"),
                sweep.read(
                        () -> s3.getPublicAccessBlock(request -> request.bucket(name))
                                .publicAccessBlockConfiguration(),
                        "NoSuchPublicAccessBlockConfiguration"),
                sweep.read(
                        () -> s3.getBucketEncryption(request -> request.bucket(name))
                                .serverSideEncryptionConfiguration()
                                .rules(),
                        "ServerSideEncryptionConfigurationNotFoundError"),
                versioning,
                optional(sweep.read(() -> Optional.ofNullable(
                        s3.getBucketLogging(request -> request.bucket(name)).loggingEnabled()))),
                sweep.read(
                        () -> s3.getBucketLifecycleConfiguration(request -> request.bucket(name))
                                .rules(),
                        "NoSuchLifecycleConfiguration"),
                hasNoVersions(versioning)
                        ? Reading.absent()
                        : sweep.read(
                                () -> s3.getObjectLockConfiguration(request -> request.bucket(name))
                                        .objectLockConfiguration(),
                                "ObjectLockConfigurationNotFoundError"),
                sweep.read(
                        () -> tags(s3.getBucketTagging(request -> request.bucket(name))
                                .tagSet()),
                        "NoSuchTagSet"));
    }

    /** S3 locks and copies only what has versions, and lets nobody switch these off as long as it does. */
    private static boolean hasNoVersions(Reading<S3Bucket.Versioning> versioning) {
        return versioning instanceof Reading.Known<S3Bucket.Versioning>(var known) && !known.enabled();
    }

    private static S3BucketSharing sharing(Sweep sweep, S3Bucket bucket, Map<String, Reading<String>> owners) {
        var name = bucket.name();
        var s3 = bucket.region().equals(S3Bucket.UNKNOWN_REGION)
                ? sweep.client(S3Client.class)
                : sweep.client(S3Client.class, bucket.region());
        return new S3BucketSharing(
                name,
                owners.get(name),
                hasNoVersions(bucket.versioning())
                        ? Reading.absent()
                        : sweep.read(
                                () -> s3.getBucketReplication(request -> request.bucket(name))
                                        .replicationConfiguration(),
                                "ReplicationConfigurationNotFoundError"),
                sweep.read(() -> notifies(s3.getBucketNotificationConfiguration(request -> request.bucket(name)))));
    }

    private static boolean notifies(GetBucketNotificationConfigurationResponse answer) {
        return answer.eventBridgeConfiguration() != null
                || !answer.topicConfigurations().isEmpty()
                || !answer.queueConfigurations().isEmpty()
                || !answer.lambdaFunctionConfigurations().isEmpty();
    }

    /** AWS answers a bucket without logging with an empty element, not with an error. */
    private static <T> Reading<T> optional(Reading<Optional<T>> reading) {
        return switch (reading) {
            case Reading.Known<Optional<T>>(Optional<T> value) ->
                value.map(Reading::known).orElseGet(Reading::absent);
            case Reading.Absent<Optional<T>>() -> Reading.absent();
            case Reading.Unreadable<Optional<T>>(var cause, var detail) -> Reading.unreadable(cause, detail);
        };
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first));
    }
}
