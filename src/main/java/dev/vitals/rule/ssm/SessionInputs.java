package dev.vitals.rule.ssm;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the session document sets (AWS Systems Manager User Guide, "Session document schema").
 *
 * @param idleMinutes 20 where it is not set
 */
record SessionInputs(int idleMinutes, boolean isLogged, boolean isLoggedEncrypted) {

    private static final int USUAL_MINUTES = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    static SessionInputs parse(String content) {
        try {
            var inputs = JSON.readTree(content).path("inputs");
            var minutes = text(inputs, "idleSessionTimeout");
            boolean bucket = !text(inputs, "s3BucketName").isBlank();
            boolean group = !text(inputs, "cloudWatchLogGroupName").isBlank();
            boolean plain = (bucket && isFalse(inputs, "s3EncryptionEnabled"))
                    || (group && isFalse(inputs, "cloudWatchEncryptionEnabled"));
            return new SessionInputs(
                    minutes.isBlank() ? USUAL_MINUTES : Integer.parseInt(minutes),
                    bucket || group,
                    (bucket || group) && !plain);
        } catch (JacksonException | NumberFormatException odd) {
            throw new UnreadableException(Cause.MALFORMED, "the session document was not understood");
        }
    }

    /** Encryption is on unless it is switched off. */
    private static boolean isFalse(JsonNode inputs, String member) {
        return "false".equalsIgnoreCase(text(inputs, member));
    }

    private static String text(JsonNode inputs, String member) {
        return inputs.path(member).asString("");
    }
}
