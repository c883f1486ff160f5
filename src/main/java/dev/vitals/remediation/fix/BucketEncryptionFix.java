package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import tools.jackson.databind.JsonNode;

/** A default encryption for a bucket that has none. */
final class BucketEncryptionFix implements Fix {
    private static final String ALGORITHM = "SSEAlgorithm";
    private static final String KEY = "KMSMasterKeyID";
    private static final String UNSET = "ServerSideEncryptionConfigurationNotFoundError";
    private static final FixQuestion KEY_QUESTION =
            new FixQuestion("key", "KMS key", "an ARN or alias; empty for the keys of S3 itself (AES256)", false);

    @Override
    public String id() {
        return "s3-bucket-default-encryption";
    }

    @Override
    public String title() {
        return "Switch on default encryption";
    }

    @Override
    public Set<String> rules() {
        return Set.of("s3-bucket-default-encryption");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("s3", "GetBucketEncryption", "s3:GetEncryptionConfiguration"),
                Operation.of("s3", "PutBucketEncryption", "s3:PutEncryptionConfiguration"),
                Operation.of("s3", "DeleteBucketEncryption", "s3:PutEncryptionConfiguration"));
    }

    @Override
    public String caveat() {
        return "Only objects written from then on are encrypted by it.";
    }

    @Override
    public List<FixQuestion> questions() {
        return List.of(KEY_QUESTION);
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        try {
            return region
                    .client(S3Client.class)
                    .getBucketEncryption(request -> request.bucket(target.id()))
                    .serverSideEncryptionConfiguration()
                    .rules()
                    .stream()
                    .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                    .findFirst()
                    .map(rule ->
                            FixJson.of(ALGORITHM, rule.sseAlgorithmAsString()).put(KEY, rule.kmsMasterKeyID()))
                    .orElseGet(FixJson::object);
        } catch (S3Exception refused) {
            if (UNSET.equals(refused.awsErrorDetails().errorCode())) {
                return FixJson.object();
            }
            throw refused;
        }
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (!before.isEmpty()) {
            throw new FixRefusedException("Bucket %s has a default encryption already.".formatted(target.id()));
        }
        var key = answers.of(KEY_QUESTION.name());
        return FixJson.of(ALGORITHM, key.isPresent() ? "aws:kms" : "AES256").put(KEY, key.orElse(null));
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var s3 = region.client(S3Client.class);
        if (to.isEmpty()) {
            s3.deleteBucketEncryption(request -> request.bucket(target.id()));
            return;
        }
        var rule = ServerSideEncryptionByDefault.builder()
                .sseAlgorithm(ServerSideEncryption.fromValue(to.path(ALGORITHM).asString()))
                .kmsMasterKeyID(to.path(KEY).isString() ? to.path(KEY).stringValue() : null)
                .build();
        s3.putBucketEncryption(request -> request.bucket(target.id())
                .serverSideEncryptionConfiguration(
                        made -> made.rules(each -> each.applyServerSideEncryptionByDefault(rule))));
    }
}
