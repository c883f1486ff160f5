package dev.vitals.token;

import dev.vitals.identity.Limit;
import dev.vitals.route.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token, without its secret.
 *
 * @param member who made it
 * @param memberName as people know them
 * @param ownerActive whether who made it may still enter
 * @param prefix its first characters, which may be shown
 * @param limit what it was made for
 * @param lastUsedAt to the minute; null for never
 * @param lastAddress from where it was last used; null for never
 * @param revokedBy null as long as it was not revoked
 */
record ApiToken(
        UUID id,
        UUID member,
        String memberName,
        boolean ownerActive,
        String name,
        String prefix,
        Limit limit,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String lastAddress,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {

    /**
     * The rights that a token can have. What says who may enter, settles policy, approves, or gives one's word as an
     * attestation needs a person.
     */
    static final Set<Right> GRANTABLE = Set.copyOf(EnumSet.of(
            Right.READ,
            Right.EXPORT,
            Right.SCAN,
            Right.TRIAGE,
            Right.IMPORT,
            Right.RULES,
            Right.ACCOUNTS,
            Right.AUDIT,
            Right.WATCH));

    private static final Duration SOON = Duration.ofDays(14);

    /** Where a token stands, for people. */
    enum State {
        ACTIVE("active", "pass"),
        EXPIRES_SOON("expires soon", "medium"),
        EXPIRED("expired", ""),
        REVOKED("revoked", "fail"),
        OWNER_GONE("owner deactivated", "fail");

        private final String words;
        private final String colour;

        State(String words, String colour) {
            this.words = words;
            this.colour = colour;
        }

        public String words() {
            return words;
        }

        /** Class of its badge. */
        public String colour() {
            return colour;
        }
    }

    State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        if (!ownerActive) {
            return State.OWNER_GONE;
        }
        if (!expiresAt.isAfter(now)) {
            return State.EXPIRED;
        }
        return expiresAt.minus(SOON).isAfter(now) ? State.ACTIVE : State.EXPIRES_SOON;
    }

    /** Whether it opens anything now. */
    boolean isUsable(Instant now) {
        return switch (state(now)) {
            case ACTIVE, EXPIRES_SOON -> true;
            case EXPIRED, REVOKED, OWNER_GONE -> false;
        };
    }
}
