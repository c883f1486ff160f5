package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.model.PublicAccessBlockConfiguration;
import tools.jackson.databind.JsonNode;

/** All four blocks of public access on every bucket of the account. */
final class AccountPublicAccessFix implements Fix {
    @Override
    public String id() {
        return "s3-account-public-access-block";
    }

    @Override
    public String title() {
        return "Block public access of every bucket of the account";
    }

    @Override
    public Set<String> rules() {
        return Set.of("s3-account-public-access-block");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("s3control", "GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock"),
                Operation.of("s3control", "PutPublicAccessBlock", "s3:PutAccountPublicAccessBlock"),
                Operation.of("s3control", "DeletePublicAccessBlock", "s3:PutAccountPublicAccessBlock"));
    }

    @Override
    public String caveat() {
        return "Every bucket of the account refuses whoever has not signed in, public websites too.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return PublicBlock.read(() -> region.client(S3ControlClient.class)
                .getPublicAccessBlock(request -> request.accountId(target.account()))
                .publicAccessBlockConfiguration());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        return PublicBlock.allOn(before, "account " + target.account());
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var s3 = region.client(S3ControlClient.class);
        if (PublicBlock.isUnset(to)) {
            s3.deletePublicAccessBlock(request -> request.accountId(target.account()));
            return;
        }
        s3.putPublicAccessBlock(request -> request.accountId(target.account())
                .publicAccessBlockConfiguration(PublicAccessBlockConfiguration.builder()
                        .blockPublicAcls(PublicBlock.isOn(to, PublicBlock.ACLS))
                        .ignorePublicAcls(PublicBlock.isOn(to, PublicBlock.IGNORE))
                        .blockPublicPolicy(PublicBlock.isOn(to, PublicBlock.POLICY))
                        .restrictPublicBuckets(PublicBlock.isOn(to, PublicBlock.RESTRICT))
                        .build()));
    }
}
