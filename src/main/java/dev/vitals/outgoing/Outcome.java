package dev.vitals.outgoing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How it went when something was handed over. */
sealed interface Outcome {

    /** What the other side answered, where it speaks HTTP. */
    @Nullable
    Integer status();

    /** In a sentence. */
    String answer();

    /** The other side has it, and has said so. */
    record Sent(@Nullable Integer status, String answer) implements Outcome {}

    /**
     * Not now: it is tried again.
     *
     * @param after the least time until then that the other side asked for; zero for none
     */
    record Later(@Nullable Integer status, String answer, Duration after) implements Outcome {

        static Later because(String sentence) {
            return new Later(null, sentence, Duration.ZERO);
        }
    }

    /** Never like this. */
    record Refused(@Nullable Integer status, String answer) implements Outcome {}
}
