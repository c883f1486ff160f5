package dev.vitals.backup;

/** A backup that is not made, or not brought back, with the sentence that says why and what to do. */
public final class BackupRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    BackupRefusedException(String sentence) {
        super(sentence);
    }

    BackupRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
