package dev.vitals.scim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's SCIM client sends, without its secret.
 *
 * @param lastUsedAt to the minute; null for never
 */
record ScimCredential(
        UUID id,
        ScimProvider provider,
        String prefix,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastAddress,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /** Whether it opens anything at a moment. */
    boolean isUsable(Instant now) {
        return revokedAt == null && expiresAt.isAfter(now);
    }

    /** In a word, for people. */
    public String state(Instant now) {
        if (revokedAt != null) {
            return "revoked";
        }
        return isUsable(now) ? "active" : "expired";
    }
}
