package dev.vitals.digest;

import java.time.LocalDate;

/**
 * Something that people have to look at again.
 *
 * @param kind {@code attestation} or {@code decision}
 * @param id of the first, where it was recorded for several safeguards at once
 * @param citation of the safeguard; of an attestation all of them, with commas between
 * @param owner the person who answers for it, as it was written down
 * @param day the last one on which it stands, in the organization's zone
 */
record Due(String kind, long id, String title, String citation, String owner, LocalDate day) {

    boolean isAttestation() {
        return kind.equals("attestation");
    }

    boolean isOver(LocalDate today) {
        return day.isBefore(today);
    }
}
