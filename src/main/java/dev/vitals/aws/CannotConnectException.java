package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An account that cannot be asked at all. Its message is a sentence for people: what, where, what to do. */
public final class CannotConnectException extends RuntimeException {

    private final @Nullable Cause why;

    public CannotConnectException(String sentence, @Nullable Throwable cause) {
        this(sentence, cause, null);
    }

    /** One whose reason is of a kind that is known. */
    CannotConnectException(String sentence, @Nullable Throwable cause, @Nullable Cause why) {
        super(sentence, cause);
        this.why = why;
    }

    /** Whether AWS refused the credentials, a policy of the organization did, or nobody answered. */
    public Optional<Cause> why() {
        return Optional.ofNullable(why);
    }
}
