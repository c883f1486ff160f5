package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import java.io.IOException;

/** An answer that began and is none: it ended early or never, or something on the way answered in the place of AWS. */
final class BrokenAnswer extends IOException {

    private final Cause why;

    private BrokenAnswer(Cause why, String message) {
        super(message);
        this.why = why;
    }

    /** It ended before it was whole. */
    static BrokenAnswer early(String how) {
        return new BrokenAnswer(Cause.BROKEN_OFF, how);
    }

    /** A page for people came, such as a proxy shows. */
    static BrokenAnswer foreign() {
        return new BrokenAnswer(Cause.INTERCEPTED, "A page for people came in the place of an answer of AWS");
    }

    /** It went on beyond any size that an answer has. */
    static BrokenAnswer endless(int most) {
        return new BrokenAnswer(Cause.MALFORMED, "The answer is larger than %d MB".formatted(most >> 20));
    }

    Cause why() {
        return why;
    }
}
