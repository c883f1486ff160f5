package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import tools.jackson.databind.JsonNode;

/** New volumes of a region are encrypted by themselves. */
final class EbsEncryptionFix implements Fix {
    private static final String ON = "EbsEncryptionByDefault";

    @Override
    public String id() {
        return "ec2-ebs-default-encryption";
    }

    @Override
    public String title() {
        return "Encrypt new volumes by default";
    }

    @Override
    public Set<String> rules() {
        return Set.of("ec2-ebs-default-encryption");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ec2", "GetEbsEncryptionByDefault"),
                Operation.of("ec2", "EnableEbsEncryptionByDefault"),
                Operation.of("ec2", "DisableEbsEncryptionByDefault"));
    }

    @Override
    public String caveat() {
        return "Volumes that exist stay as they are; instance types of old generations cannot start from encrypted volumes.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return FixJson.returned(
                ON,
                region.client(Ec2Client.class)
                        .getEbsEncryptionByDefault(request -> {})
                        .ebsEncryptionByDefault());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (before.path(ON).asBoolean(false)) {
            throw new FixRefusedException("New volumes in %s are encrypted already.".formatted(target.region()));
        }
        return FixJson.of(ON, true);
    }

    @Override
    public boolean canTry() {
        return true;
    }

    @Override
    public Optional<String> tryOut(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        return DryRun.of(
                () -> region.client(Ec2Client.class).enableEbsEncryptionByDefault(request -> request.dryRun(true)));
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var ec2 = region.client(Ec2Client.class);
        if (to.path(ON).asBoolean(false)) {
            ec2.enableEbsEncryptionByDefault(request -> {});
        } else {
            ec2.disableEbsEncryptionByDefault(request -> {});
        }
    }
}
