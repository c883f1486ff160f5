package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import tools.jackson.databind.JsonNode;

/** Versions of every object. */
final class BucketVersioningFix implements Fix {
    private static final String STATUS = "Status";
    private static final String ENABLED = "Enabled";
    private static final String NEVER = "never enabled";

    @Override
    public String id() {
        return "s3-bucket-versioning";
    }

    @Override
    public String title() {
        return "Switch on versioning";
    }

    @Override
    public Set<String> rules() {
        return Set.of("s3-bucket-versioning", "cloudtrail-bucket-versioning");
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("s3", "GetBucketVersioning"), Operation.of("s3", "PutBucketVersioning"));
    }

    @Override
    public String caveat() {
        return "Versioning can be suspended again but never be as if it had not been; old versions cost until a lifecycle ends them.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        var status = region.client(S3Client.class)
                .getBucketVersioning(request -> request.bucket(target.id()))
                .statusAsString();
        return FixJson.of(STATUS, status == null ? NEVER : status);
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (before.path(STATUS).asString("").equals(ENABLED)) {
            throw new FixRefusedException("Bucket %s keeps versions already.".formatted(target.id()));
        }
        return FixJson.of(STATUS, ENABLED);
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var on = to.path(STATUS).asString("").equals(ENABLED);
        region.client(S3Client.class)
                .putBucketVersioning(request -> request.bucket(target.id())
                        .versioningConfiguration(made ->
                                made.status(on ? BucketVersioningStatus.ENABLED : BucketVersioningStatus.SUSPENDED)));
    }

    @Override
    public boolean isRestored(JsonNode before, JsonNode now) {
        return before.equals(now)
                || before.path(STATUS).asString("").equals(NEVER)
                        && now.path(STATUS).asString("").equals("Suspended");
    }
}
