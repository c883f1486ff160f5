package dev.vitals.attestation;

import java.time.LocalDate;

/**
 * What a person attests.
 *
 * @param title such as "Sanction policy"
 * @param statement what is attested, in full sentences
 * @param owner the person who answers for it
 * @param coversFrom first day of the period that it speaks of
 * @param coversTo last day of that period
 * @param performedOn the day on which it was done: the analysis finished, the policy reviewed, the training held
 * @param reviewDue the last day on which it is in date
 */
public record AttestationText(
        String title,
        String statement,
        String owner,
        LocalDate coversFrom,
        LocalDate coversTo,
        LocalDate performedOn,
        LocalDate reviewDue) {}
