package dev.vitals.file;

/** What is kept of a file is no longer what was put in, or is gone; the message says which, for people. */
public class ChangedFileException extends Exception {

    ChangedFileException(String sentence) {
        super(sentence);
    }

    /** The message, which is always there. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
