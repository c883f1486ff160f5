package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import java.util.List;
import java.util.Locale;

/**
 * How one safeguard held, and all that decided it.
 *
 * @param inputs the rules that serve it, by id
 */
public record SafeguardScore(Safeguard safeguard, State state, Points points, List<RuleTally> inputs) {

    /** Where a safeguard stands. Only {@link #MET} counts as met. */
    public enum State {
        /** Something was judged, nothing fails, nothing is unknown. */
        MET,
        /** Something fails, or a part of it could not be read. */
        NOT_MET,
        /** It would be met, were it not for failures whose risk somebody accepted. */
        ACCEPTED,
        /** Nothing was judged: all unknown, or nothing there. */
        NOT_ASSESSED,
        /** Only people can show it. */
        AWAITING_ATTESTATION;

        /** As the store keeps it. */
        public String word() {
            return this == AWAITING_ATTESTATION ? "awaiting" : name().toLowerCase(Locale.ROOT);
        }
    }
}
