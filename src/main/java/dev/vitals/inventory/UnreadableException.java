package dev.vitals.inventory;

/** Something that a judgement needs could not be read. The engine answers with UNKNOWN and this cause. */
public final class UnreadableException extends RuntimeException {

    private final Cause cause;
    private final String detail;

    public UnreadableException(Cause cause, String detail) {
        // No stack trace: thrown once per unreadable judgement, millions of times in a bad scan.
        super(cause.words() + ": " + detail, null, false, false);
        this.cause = cause;
        this.detail = detail;
    }

    public Cause why() {
        return cause;
    }

    public String detail() {
        return detail;
    }
}
