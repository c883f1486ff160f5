package dev.vitals.federation;

/** What a provider publishes cannot be had or cannot be used; the message is a sentence for administrators. */
final class UnreachableException extends RuntimeException {

    UnreachableException(String sentence) {
        super(sentence);
    }
}
