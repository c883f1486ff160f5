package dev.vitals.imports;

import dev.vitals.imports.ReadFile.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody put in.
 *
 * @param product in rule ids; of the first row where the file holds several
 * @param saidAt the latest time that the file names; null where it names none
 * @param keptAt null while it waits for somebody's word
 * @param refused the first rows that were not understood
 */
record Batch(
        UUID id,
        String product,
        String productName,
        String version,
        Format format,
        String fileName,
        String sha256,
        long bytes,
        Instant uploadedAt,
        String uploadedBy,
        @Nullable Instant saidAt,
        @Nullable Instant keptAt,
        BatchCounts counts,
        List<Refusal> refused) {

    public boolean isKept() {
        return keptAt != null;
    }

    /** Product and version for people. */
    public String productLabel() {
        return version.isEmpty() ? productName : productName + " " + version;
    }
}
