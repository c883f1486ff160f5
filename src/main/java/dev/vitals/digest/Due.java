package dev.vitals.digest;

import java.time.LocalDate;

/**
 * Something that people have to look at again.
 *
 * @param kind {@code attestation} or {@code decision}
 * @param version of the attestation; 1 for a decision
 * @param owner the person who answers for it, as it was written down
 * @param recordedBy who wrote it down
 * @param day the last one on which it stands, in the organization's zone
 */
record Due(
        String kind,
        long id,
        int version,
        String title,
        String citation,
        String owner,
        String recordedBy,
        LocalDate day) {

    boolean isAttestation() {
        return kind.equals("attestation");
    }

    boolean isOver(LocalDate today) {
        return day.isBefore(today);
    }
}
