package dev.vitals.rule.lists;

/** A list that is not as it must be; the message is a sentence that names the line and what belongs there. */
public final class MalformedListException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedListException(String sentence) {
        super(sentence);
    }
}
