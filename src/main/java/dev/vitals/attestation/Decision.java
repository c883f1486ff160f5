package dev.vitals.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;

/**
 * What was decided about an addressable specification (45 CFR 164.306(d)(3)).
 *
 * @param reason why; for what is not implemented, why it is not reasonable and appropriate here
 * @param measure the equivalent one that stands in its place; empty where there is none
 * @param whyNoMeasure why no equivalent one is reasonable and appropriate either; empty where there is one
 * @param responsible the person who answers for it
 * @param reviewDue the last day on which the decision stands without a new look at it
 * @param recordedBy who wrote it down, as they were signed in
 */
public record Decision(
        long id,
        String citation,
        Choice choice,
        String reason,
        String measure,
        String whyNoMeasure,
        String responsible,
        LocalDate decidedOn,
        LocalDate reviewDue,
        String recordedBy,
        Instant recordedAt) {

    /** The three ways that the regulation leaves open. */
    public enum Choice {
        IMPLEMENTED("Implemented", "The specification is reasonable and appropriate here, and it is implemented."),
        ALTERNATIVE(
                "Alternative measure",
                "It is not reasonable and appropriate here; an equivalent measure stands in its place."),
        NOT_REASONABLE(
                "Not reasonable and appropriate",
                "Neither it nor an equivalent measure is reasonable and appropriate here.");

        private final String title;
        private final String meaning;

        Choice(String title, String meaning) {
            this.title = title;
            this.meaning = meaning;
        }

        public String title() {
            return title;
        }

        /** One sentence for people. */
        public String meaning() {
            return meaning;
        }

        /** As the store and the address have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the specification itself is not what is done. */
        public boolean departs() {
            return this != IMPLEMENTED;
        }

        /**
         * By the word that the store keeps.
         *
         * @throws IllegalArgumentException for a word that is none of the choices
         */
        public static Choice of(String word) {
            return Arrays.stream(values())
                    .filter(choice -> choice.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No decision is called " + word));
        }
    }

    /** Whether its review should have been done before that day. */
    public boolean isOverdue(LocalDate day) {
        return reviewDue.isBefore(day);
    }
}
