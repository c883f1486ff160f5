package dev.vitals.scim;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An answer that is no success, as RFC 7644 has it in 3.12. */
final class ScimRefusal extends RuntimeException {

    private static final int LONGEST = 500;

    private final HttpStatus status;
    private final @Nullable String type;

    ScimRefusal(HttpStatus status, @Nullable String type, String sentence) {
        super(plain(sentence));
        this.status = status;
        this.type = type;
    }

    /** Sentences repeat what was sent: on one line, and not all of it. */
    private static String plain(String sentence) {
        var line = sentence.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\u2028\u2029]+", " ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    static ScimRefusal invalidValue(String sentence) {
        return new ScimRefusal(HttpStatus.BAD_REQUEST, "invalidValue", sentence);
    }

    static ScimRefusal invalidFilter(String sentence) {
        return new ScimRefusal(HttpStatus.BAD_REQUEST, "invalidFilter", sentence);
    }

    static ScimRefusal invalidSyntax(String sentence) {
        return new ScimRefusal(HttpStatus.BAD_REQUEST, "invalidSyntax", sentence);
    }

    static ScimRefusal invalidPath(String sentence) {
        return new ScimRefusal(HttpStatus.BAD_REQUEST, "invalidPath", sentence);
    }

    static ScimRefusal notFound(String what) {
        return new ScimRefusal(HttpStatus.NOT_FOUND, null, "There is no " + what + ".");
    }

    static ScimRefusal taken(String sentence) {
        return new ScimRefusal(HttpStatus.CONFLICT, "uniqueness", sentence);
    }

    static ScimRefusal changedMeanwhile() {
        return new ScimRefusal(
                HttpStatus.PRECONDITION_FAILED, null, "It was changed since you read it. Read it again.");
    }

    HttpStatus status() {
        return status;
    }

    @Nullable
    String type() {
        return type;
    }
}
