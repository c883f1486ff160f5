package dev.vitals.imports;

import dev.vitals.rule.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file, understood.
 *
 * @param product whose finding it is
 * @param account the 12-digit account id
 * @param check what the product calls what it looked at, fit for a rule's id
 * @param isGraded whether the file's grade was understood; medium where it was not
 * @param target ARN or id of what it is about; the account's id where the file names nothing
 * @param message the product's sentence on this resource
 * @param advice how the product says that it is put right; empty where it does not
 * @param safeguards citations that the file itself names
 * @param at when the product said it; null where the file does not tell
 */
record FileFinding(
        Product product,
        String account,
        String region,
        String check,
        String title,
        Severity severity,
        boolean isGraded,
        Word word,
        String target,
        String targetType,
        String message,
        String advice,
        List<String> safeguards,
        @Nullable Instant at) {

    /** What a row says of its resource. */
    enum Word {
        FAILS,
        PASSES,
        /** Left to people, muted, or not applicable: it neither opens nor closes anything. */
        NEITHER
    }

    /** The id of the rule through which it speaks. */
    String rule() {
        return product.id() + ":" + check;
    }

    /** Whether every scan reads the same from the account itself: it would stand there twice. */
    boolean isReadByScans() {
        return switch (product.id()) {
            case "guardduty" -> true;
            case "inspector", "macie", "securityhub" -> severity.compareTo(Severity.HIGH) <= 0;
            default -> false;
        };
    }
}
