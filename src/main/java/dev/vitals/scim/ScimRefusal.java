package dev.vitals.scim;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An answer that is no success, as RFC 7644 has it in 3.12. */
final class ScimRefusal extends RuntimeException {

    private final HttpStatus status;
    private final @Nullable String type;

    ScimRefusal(HttpStatus status, @Nullable String type, String sentence) {
        super(sentence);
        this.status = status;
        this.type = type;
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
