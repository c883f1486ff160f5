package dev.vitals.aws;

import org.jspecify.annotations.Nullable;

/** An account that cannot be asked at all. Its message is a sentence for people: what, where, what to do. */
public final class CannotConnectException extends RuntimeException {

    public CannotConnectException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
