package dev.vitals.outgoing;

import dev.vitals.postgres.Attempts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One report to one destination, from the decision to send it to its end.
 *
 * @param id the same in every attempt
 * @param finding null for a test
 * @param dueAt of the next attempt; while it is being sent, the end of the lease
 * @param status what the other side answered last, where it speaks HTTP
 * @param twice whether an attempt was cut off: it may have arrived before
 */
record Delivery(
        UUID id,
        UUID destination,
        String destinationName,
        @Nullable Long finding,
        String event,
        String headline,
        Report report,
        Instant madeAt,
        State state,
        int attempts,
        Instant dueAt,
        @Nullable Instant endedAt,
        @Nullable Integer status,
        String answer,
        boolean twice)
        implements Attempts.Attempt {

    /** How far it came. */
    enum State {
        WAITING("Waiting", "unknown"),
        SENDING("Being sent", "unknown"),
        SENT("Sent", "pass"),
        REFUSED("Refused", "fail"),
        GIVEN_UP("Given up", "fail");

        private final String title;
        private final String mark;

        State(String title, String mark) {
            this.title = title;
            this.mark = mark;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String title() {
            return title;
        }

        /** The colour beside the word. */
        public String mark() {
            return mark;
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No delivery is " + word));
        }
    }

    /** Whether somebody may have it sent again. */
    public boolean isStuck() {
        return state == State.REFUSED || state == State.GIVEN_UP;
    }
}
