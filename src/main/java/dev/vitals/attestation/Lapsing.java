package dev.vitals.attestation;

import java.time.LocalDate;
import java.util.List;

/**
 * An attestation that is in date and will not be for long.
 *
 * @param id of the first, where several were recorded at once
 * @param citations the safeguards that it speaks for
 * @param owner the person who answers for it
 * @param reviewDue the last day on which it is in date
 * @param isRenewed whether a newer version waits to be signed off
 */
public record Lapsing(
        long id, String title, List<String> citations, String owner, LocalDate reviewDue, boolean isRenewed) {}
