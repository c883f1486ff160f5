package dev.vitals.score;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.hipaa.Safeguard;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How one safeguard held, and all that decided it.
 *
 * @param inputs the rules that serve it, by id
 * @param people what people had shown for it
 */
public record SafeguardScore(
        Safeguard safeguard, State state, Points points, List<RuleTally> inputs, PeopleProof people) {

    /** Where a safeguard stands. Only {@link #MET} counts as met. */
    public enum State {
        /** Something was judged or attested, nothing fails, nothing is unknown, nothing that was attested has lapsed. */
        MET("Met"),
        /** Something fails, a part of it could not be read, or what people had shown has lapsed. */
        NOT_MET("Not met"),
        /** It would be met, were it not for failures whose risk somebody accepted. */
        ACCEPTED("Accepted risk"),
        /** An addressable specification of which the organization decided in writing to do otherwise (164.306(d)(3)). */
        DECIDED("Documented decision"),
        /** Nothing was judged: all unknown, or nothing there. */
        NOT_ASSESSED("Not assessed"),
        /** Only people can show it, and nobody has. */
        AWAITING_ATTESTATION("Awaiting attestation");

        private final String title;

        State(String title) {
            this.title = title;
        }

        /** For people. */
        public String title() {
            return title;
        }

        /** As the store keeps it. */
        public String word() {
            return this == AWAITING_ATTESTATION ? "awaiting" : name().toLowerCase(Locale.ROOT);
        }

        /** As style sheets name it. */
        public String mark() {
            return word().replace('_', '-');
        }

        /**
         * By the word that the store keeps.
         *
         * @throws IllegalArgumentException for a word that no state has
         */
        public static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No state of a safeguard is called " + word));
        }
    }
}
