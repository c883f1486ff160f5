package dev.vitals.attestation;

import dev.vitals.file.FileType;
import java.time.Instant;

/**
 * A file that belongs to a version of an attestation.
 *
 * @param sha256 of its content, in hexadecimal
 * @param size in bytes
 * @param isSigned whether the signature of the version covers it
 */
public record AttestedFile(
        int version,
        String name,
        String sha256,
        long size,
        FileType type,
        String addedBy,
        Instant addedAt,
        boolean isSigned) {}
