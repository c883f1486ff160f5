package dev.vitals.evidence;

/** A binder cannot be made; the message is the sentence that whoever asked for it reads. */
final class BinderFailedException extends RuntimeException {

    BinderFailedException(String sentence) {
        super(sentence);
    }

    BinderFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
