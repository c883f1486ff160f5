package dev.vitals.room;

import dev.vitals.page.Period;
import dev.vitals.page.TypedPeriod;
import java.time.LocalDate;
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
        days().problem("Say from which day to which the population should be, such as 2026-07-01.", today, visible)
                .ifPresent(problems::add);
        return problems;
    }

    TypedPeriod days() {
        return new TypedPeriod(from, to);
    }

    static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
