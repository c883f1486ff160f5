package dev.vitals.attestation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of an attestation, as it was recorded.
 *
 * @param signedBy null while nobody has signed it off
 */
public record AttestationVersion(
        int version,
        AttestationText text,
        String recordedBy,
        Instant recordedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt) {}
