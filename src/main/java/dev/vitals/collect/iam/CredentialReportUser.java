package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;
import java.time.Instant;
import java.util.List;

/**
 * A row of the credential report. {@code N/A}, {@code no_information} and {@code not_supported} are absent.
 *
 * @param user the user's name, or {@link #ROOT}
 * @param accessKeys the two slots for keys, in use or not
 * @param certificates whether the two slots for signing certificates hold an active one
 */
public record CredentialReportUser(
        String user,
        String arn,
        Reading<Boolean> passwordEnabled,
        Reading<Instant> passwordLastUsed,
        Reading<Instant> passwordLastChanged,
        Reading<Boolean> mfaActive,
        List<Key> accessKeys,
        List<Reading<Boolean>> certificates) {

    /** How the report names the root user. */
    public static final String ROOT = "<root_account>";

    /** One of the two slots. */
    public record Key(Reading<Boolean> active, Reading<Instant> lastRotated, Reading<Instant> lastUsed) {}

    boolean hasActiveKey() {
        return accessKeys.stream().anyMatch(key -> key.active().orElse(false));
    }
}
