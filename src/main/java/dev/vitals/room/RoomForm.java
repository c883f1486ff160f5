package dev.vitals.room;

import dev.vitals.page.Period;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which population somebody asks for, as it was typed.
 *
 * @param citation of the safeguard; empty while nothing is asked for
 * @param scope {@code all}, {@code account:…} or {@code group:…}
 */
record RoomForm(String citation, String from, String to, String scope) {

    RoomForm {
        citation = given(citation);
        from = given(from);
        to = given(to);
        scope = given(scope).isEmpty() ? "all" : given(scope);
    }

    public boolean isAsked() {
        return !citation.isEmpty();
    }

    /** The same with days where none were typed. */
    RoomForm withDays(LocalDate first, LocalDate last) {
        return new RoomForm(
                citation, from.isEmpty() ? first.toString() : from, to.isEmpty() ? last.toString() : to, scope);
    }

    /**
     * What keeps the days from being looked at, in sentences.
     *
     * @param visible the days that who asks may see; empty for every day
     */
    List<String> problems(LocalDate today, Optional<Period> visible) {
        var problems = new ArrayList<String>();
        var first = day(from);
        var last = day(to);
        if (first == null || last == null) {
            problems.add("Say from which day to which the population should be, such as 2026-07-01.");
        } else if (first.isAfter(last)) {
            problems.add("The first day is after the last.");
        } else if (last.isAfter(today)) {
            problems.add("The last day is yet to come; today is the latest.");
        } else if (visible.filter(days -> !days.contains(first) || !days.contains(last))
                .isPresent()) {
            problems.add("You see the evidence of %s to %s; choose days within."
                    .formatted(visible.get().from(), visible.get().to()));
        }
        return problems;
    }

    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
