package dev.vitals.imports;

/** A row that says nothing that could be kept; the message completes "it …". */
final class NotUnderstoodException extends RuntimeException {

    NotUnderstoodException(String message) {
        super(message, null, false, false);
    }
}
