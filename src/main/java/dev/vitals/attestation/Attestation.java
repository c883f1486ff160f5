package dev.vitals.attestation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attestation as it stands on a day: its newest version that was signed off, or its newest where none was.
 *
 * @param version of the text that is shown, from 1
 * @param newestVersion greater than {@code version} where a newer one waits to be signed off
 * @param recordedBy who wrote this version down, as they were signed in
 * @param signedBy who signed this version off: never who recorded it; null while nobody has
 * @param withdrawal null unless it was taken back
 */
public record Attestation(
        long id,
        String citation,
        int version,
        int newestVersion,
        AttestationText text,
        String recordedBy,
        Instant recordedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable Withdrawal withdrawal,
        AttestationState state) {

    /** Who took it back, when and why. */
    public record Withdrawal(String by, Instant at, String reason) {}

    /** Whether a version waits for somebody to sign it off. */
    public boolean isAwaitingSignature() {
        return state != AttestationState.WITHDRAWN && (signedBy == null || newestVersion > version);
    }

    /** Such as {@code signedBy}, empty for nobody. */
    public String signer() {
        return signedBy == null ? "" : signedBy;
    }
}
