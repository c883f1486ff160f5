package dev.vitals.imports;

/** A file of which nothing can be taken; the message is a sentence for whoever put it in. */
final class RefusedFileException extends RuntimeException {

    RefusedFileException(String message) {
        super(message);
    }
}
