package dev.vitals.aws;

/**
 * Travels, suppressed, with the exception of a failed call, because the SDK's exceptions do not say which operation
 * failed.
 */
final class CallName extends RuntimeException {

    private CallName(String call) {
        super(call, null, false, false);
    }

    /** Notes {@code service:Operation} on a failure; the first note wins. */
    static <X extends Throwable> X note(X failure, String service, String operation) {
        if (find(failure) == null) {
            failure.addSuppressed(new CallName(service + ":" + operation));
        }
        return failure;
    }

    /** The noted {@code service:Operation}, or a general word. */
    static String of(Throwable failure) {
        var note = find(failure);
        return note == null ? "the call" : note;
    }

    private static @org.jspecify.annotations.Nullable String find(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            for (Throwable suppressed : at.getSuppressed()) {
                if (suppressed instanceof CallName name) {
                    return name.getMessage();
                }
            }
        }
        return null;
    }
}
