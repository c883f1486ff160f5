package dev.vitals.onboarding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that may come in.
 *
 * @param awsState as AWS Organizations names it: {@code ACTIVE}, {@code SUSPENDED}, {@code PENDING_CLOSURE}
 * @param opens whether its role opened; null where it was not tried
 * @param trouble why it did not open
 * @param reason why it is left out
 * @param scan its first, null where none was asked for
 */
record Candidate(
        String account,
        String name,
        String awsState,
        @Nullable Boolean opens,
        String trouble,
        boolean chosen,
        String reason,
        @Nullable UUID scan) {

    public boolean isActive() {
        return "ACTIVE".equals(awsState);
    }

    public boolean isOpen() {
        return Boolean.TRUE.equals(opens);
    }

    /** Why nobody is asked about it, in a sentence; empty for accounts that can be had. */
    public String closedBecause() {
        return switch (awsState) {
            case "ACTIVE" -> "";
            case "SUSPENDED" -> "Left out: AWS has suspended it, so that nothing in it can be read.";
            case "PENDING_CLOSURE" -> "Left out: it is being closed.";
            default ->
                "Left out: AWS names it %s."
                        .formatted(awsState.toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        };
    }

    Candidate found(boolean opened, String because) {
        return new Candidate(account, name, awsState, opened, because, opened && reason.isEmpty(), reason, scan);
    }
}
