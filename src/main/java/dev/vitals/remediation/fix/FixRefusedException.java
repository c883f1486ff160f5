package dev.vitals.remediation.fix;

/** A fix that will not be made, with a sentence for the person who wanted it. */
public final class FixRefusedException extends RuntimeException {

    public FixRefusedException(String sentence) {
        super(sentence);
    }
}
