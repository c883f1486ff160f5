package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.kms.KmsClient;
import tools.jackson.databind.JsonNode;

/** New key material once a year. */
final class KeyRotationFix implements Fix {
    private static final String ON = "KeyRotationEnabled";

    @Override
    public String id() {
        return "kms-key-rotation";
    }

    @Override
    public String title() {
        return "Switch on rotation";
    }

    @Override
    public Set<String> rules() {
        return Set.of("kms-key-rotation");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("kms", "GetKeyRotationStatus"),
                Operation.of("kms", "EnableKeyRotation"),
                Operation.of("kms", "DisableKeyRotation"));
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        var status = region.client(KmsClient.class).getKeyRotationStatus(request -> request.keyId(target.arn()));
        return FixJson.returned(ON, status.keyRotationEnabled());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (before.path(ON).asBoolean(false)) {
            throw new FixRefusedException("Key %s rotates already.".formatted(target.id()));
        }
        return FixJson.of(ON, true);
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var kms = region.client(KmsClient.class);
        if (to.path(ON).asBoolean(false)) {
            kms.enableKeyRotation(request -> request.keyId(target.arn()));
        } else {
            kms.disableKeyRotation(request -> request.keyId(target.arn()));
        }
    }
}
