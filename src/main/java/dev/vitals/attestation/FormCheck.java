package dev.vitals.attestation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a person filled in and remembers, field by field, what cannot be taken as it is. */
final class FormCheck {

    static final int NAME = 200;
    static final int PROSE = 4_000;

    private final Map<String, String> wrong = new LinkedHashMap<>();

    /** Sentences by field, in the order of the form; empty where all can be taken. */
    Map<String, String> wrong() {
        return wrong;
    }

    boolean isFine() {
        return wrong.isEmpty();
    }

    /** A text that has to be there. */
    String needed(String field, String text, int longest, String ask) {
        that(!text.isEmpty(), field, ask);
        return optional(field, text, longest);
    }

    String optional(String field, String text, int longest) {
        that(text.length() <= longest, field, "This holds at most %,d characters.".formatted(longest));
        return text;
    }

    /** A day as browsers send it; any day where it is none, which is then remembered as wrong. */
    LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            that(false, field, text.isEmpty() ? "A day is needed." : "Write the day as 2026-10-31.");
            return LocalDate.EPOCH;
        }
    }

    /** Remembers the sentence unless the condition holds or something of the field is wrong already. */
    void that(boolean holds, String field, String sentence) {
        if (!holds) {
            wrong.putIfAbsent(field, sentence);
        }
    }

    /** A review lies ahead, and not further from what it reviews than the organization allows. */
    void review(LocalDate due, String doneField, LocalDate done, LocalDate today, int months) {
        var field = "reviewDue";
        if (wrong.containsKey(doneField)) {
            return;
        }
        that(!due.isBefore(today), field, "The next review has to lie ahead.");
        that(due.isAfter(done), field, "The next review comes after the day itself.");
        that(
                !due.isAfter(done.plusMonths(months)),
                field,
                "The next review is due at most %d months later, by %s.".formatted(months, done.plusMonths(months)));
    }

    /** What a form left out comes as null. */
    static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
