package dev.vitals.local;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** What a right password can still meet, and a wrong one too soon after others. */
final class Refusals {

    private Refusals() {}

    /** The password was right; the second factor is still missing. */
    static final class FactorMissingException extends AuthenticationException {
        private static final long serialVersionUID = 1;
        private final String name;

        FactorMissingException(String name) {
            super("The second factor is missing");
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    /** The guess came too soon and was not looked at. */
    static final class TooSoonException extends AuthenticationException {
        private static final long serialVersionUID = 1;
        private final Duration left;

        TooSoonException(Duration left) {
            super("Too many guesses");
            this.left = left;
        }

        /** Whole seconds until the next guess is looked at, at least one. */
        long seconds() {
            return Math.max(1, left.plusMillis(999).toSeconds());
        }
    }
}
