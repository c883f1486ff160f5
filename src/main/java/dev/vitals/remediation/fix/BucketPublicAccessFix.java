package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import tools.jackson.databind.JsonNode;

/** All four blocks of public access on one bucket. */
final class BucketPublicAccessFix implements Fix {
    @Override
    public String id() {
        return "s3-bucket-public-access-block";
    }

    @Override
    public String title() {
        return "Block public access of the bucket";
    }

    @Override
    public Set<String> rules() {
        return Set.of("s3-bucket-public-access-block", "s3-bucket-no-public-read", "s3-bucket-no-public-write");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("s3", "GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock"),
                Operation.of("s3", "PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock"),
                Operation.of("s3", "DeletePublicAccessBlock", "s3:PutBucketPublicAccessBlock"));
    }

    @Override
    public String caveat() {
        return "Whoever reads the bucket without signing in, such as a public website, is refused from then on.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return PublicBlock.read(() -> region.client(S3Client.class)
                .getPublicAccessBlock(request -> request.bucket(target.id()))
                .publicAccessBlockConfiguration());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        return PublicBlock.allOn(before, target.id());
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var s3 = region.client(S3Client.class);
        if (PublicBlock.isUnset(to)) {
            s3.deletePublicAccessBlock(request -> request.bucket(target.id()));
            return;
        }
        s3.putPublicAccessBlock(request -> request.bucket(target.id())
                .publicAccessBlockConfiguration(PublicAccessBlockConfiguration.builder()
                        .blockPublicAcls(PublicBlock.isOn(to, PublicBlock.ACLS))
                        .ignorePublicAcls(PublicBlock.isOn(to, PublicBlock.IGNORE))
                        .blockPublicPolicy(PublicBlock.isOn(to, PublicBlock.POLICY))
                        .restrictPublicBuckets(PublicBlock.isOn(to, PublicBlock.RESTRICT))
                        .build()));
    }
}
