package dev.vitals.file;

/** A file cannot be taken; the message says why, to whoever sent it. Nothing of it was kept. */
public class RefusedFileException extends Exception {

    RefusedFileException(String sentence) {
        super(sentence);
    }

    /** The message, which is always there. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
