package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/** Access logs of a bucket, into another one. */
final class BucketLoggingFix implements Fix {
    private static final String BUCKET = "TargetBucket";
    private static final String PREFIX = "TargetPrefix";
    private static final FixQuestion TO = new FixQuestion(
            "bucket",
            "Bucket for the logs",
            "in the same region and account, with a policy for logging.s3.amazonaws.com",
            true);

    @Override
    public String id() {
        return "s3-bucket-access-logging";
    }

    @Override
    public String title() {
        return "Switch on access logging";
    }

    @Override
    public Set<String> rules() {
        return Set.of("s3-bucket-access-logs", "cloudtrail-bucket-access-logging");
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("s3", "GetBucketLogging"), Operation.of("s3", "PutBucketLogging"));
    }

    @Override
    public String caveat() {
        return "The bucket for the logs must let logging.s3.amazonaws.com write; else AWS accepts the setting and delivers nothing.";
    }

    @Override
    public List<FixQuestion> questions() {
        return List.of(TO);
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        var logging = region.client(S3Client.class)
                .getBucketLogging(request -> request.bucket(target.id()))
                .loggingEnabled();
        return logging == null
                ? FixJson.object()
                : FixJson.of(BUCKET, logging.targetBucket()).put(PREFIX, logging.targetPrefix());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (!before.isEmpty()) {
            throw new FixRefusedException("Bucket %s logs already.".formatted(target.id()));
        }
        var bucket = answers.required(TO);
        if (bucket.equals(target.id())) {
            throw new FixRefusedException("A bucket that logs into itself never comes to rest. Name another one.");
        }
        return FixJson.of(BUCKET, bucket).put(PREFIX, target.id() + "/");
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        region.client(S3Client.class)
                .putBucketLogging(request -> request.bucket(target.id()).bucketLoggingStatus(status -> {
                    if (!to.isEmpty()) {
                        status.loggingEnabled(
                                made -> made.targetBucket(to.path(BUCKET).asString())
                                        .targetPrefix(to.path(PREFIX).asString("")));
                    }
                }));
    }
}
