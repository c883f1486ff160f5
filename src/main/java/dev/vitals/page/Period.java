package dev.vitals.page;

import java.time.LocalDate;

/**
 * Days in the organization's zone, both ends included.
 *
 * @param from not after {@code to}
 */
public record Period(LocalDate from, LocalDate to) {

    /** @throws IllegalArgumentException when it ends before it begins */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period cannot end on %s, before it begins on %s".formatted(to, from));
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The shortest period that holds both. */
    public Period with(Period other) {
        return new Period(from.isBefore(other.from) ? from : other.from, to.isAfter(other.to) ? to : other.to);
    }
}
