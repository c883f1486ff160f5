package dev.vitals.page;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The first and the last day of a form, as they were typed; nothing is known of them yet. */
public record TypedPeriod(String from, String to) {

    /**
     * The days, once {@link #problem} has found nothing wrong.
     *
     * @throws NullPointerException when a day is missing or none
     * @throws IllegalArgumentException when the last is before the first
     */
    public Period period() {
        return new Period(Objects.requireNonNull(day(from)), Objects.requireNonNull(day(to)));
    }

    /**
     * What keeps its evidence from being looked at, in a sentence; empty where nothing does.
     *
     * @param missing the sentence for days that were not said
     * @param visible the days that who asks may see; empty for every day
     */
    public Optional<String> problem(String missing, LocalDate today, Optional<Period> visible) {
        var first = day(from);
        var last = day(to);
        if (first == null || last == null) {
            return Optional.of(missing);
        }
        if (first.isAfter(last)) {
            return Optional.of("The first day is after the last.");
        }
        return last.isAfter(today)
                ? Optional.of("The last day is yet to come; today is the latest.")
                : visible.filter(days -> !days.contains(first) || !days.contains(last))
                        .map(days -> "You see the evidence of %s to %s; choose days within."
                                .formatted(days.from(), days.to()));
    }

    /** A day as ISO 8601 writes it; null where it is none. */
    public static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
