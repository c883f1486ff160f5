package dev.vitals.evidence;

/** A binder does not hold; the message is the sentence that says why. */
final class BrokenBinderException extends RuntimeException {

    BrokenBinderException(String sentence) {
        super(sentence);
    }
}
