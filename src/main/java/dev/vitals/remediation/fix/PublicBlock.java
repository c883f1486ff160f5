package dev.vitals.remediation.fix;

import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/** The four settings that block public access, of a bucket or of an account. */
final class PublicBlock {

    static final String ACLS = "BlockPublicAcls";
    static final String IGNORE = "IgnorePublicAcls";
    static final String POLICY = "BlockPublicPolicy";
    static final String RESTRICT = "RestrictPublicBuckets";
    private static final List<String> ALL = List.of(ACLS, IGNORE, POLICY, RESTRICT);
    private static final String UNSET = "NoSuchPublicAccessBlockConfiguration";

    private PublicBlock() {}

    /** The settings; an empty object where none were ever made. */
    static JsonNode read(Supplier<? extends SdkPojo> configuration) {
        try {
            var made = configuration.get();
            var block = FixJson.object();
            for (String setting : ALL) {
                made.sdkFields().stream()
                        .filter(field -> field.memberName().equals(setting))
                        .findFirst()
                        .ifPresent(field ->
                                block.setAll(FixJson.returned(setting, (Boolean) field.getValueOrDefault(made))));
            }
            return block;
        } catch (AwsServiceException refused) {
            if (UNSET.equals(refused.awsErrorDetails().errorCode())) {
                return FixJson.object();
            }
            throw refused;
        }
    }

    static JsonNode allOn(JsonNode before, String name) {
        if (ALL.stream().allMatch(setting -> isOn(before, setting))) {
            throw new FixRefusedException("Public access of %s is blocked already.".formatted(name));
        }
        var block = FixJson.object();
        ALL.forEach(setting -> block.put(setting, true));
        return block;
    }

    static boolean isUnset(JsonNode block) {
        return block.isEmpty();
    }

    static boolean isOn(JsonNode block, String setting) {
        return block.path(setting).asBoolean(false);
    }
}
