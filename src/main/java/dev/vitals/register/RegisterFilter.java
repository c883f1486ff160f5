package dev.vitals.register;

import dev.vitals.page.Choice;
import dev.vitals.page.Chosen;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which entries are asked for, as the address says it.
 *
 * @param text in anything that the entry says
 * @param state {@code late}, {@code order}, {@code closed}, {@code all}, or empty for all that are not closed
 * @param sort see {@link dev.vitals.page.Sorting}
 */
record RegisterFilter(
        @Nullable String text,
        @Nullable String state,
        @Nullable String sort) {

    RegisterFilter {
        text = text == null ? "" : text.strip();
        state = state == null ? "" : state.strip();
        sort = sort == null ? "" : sort.strip();
    }

    static List<Choice> states() {
        return List.of(
                new Choice("", "All but closed"),
                new Choice("late", "Overdue"),
                new Choice("order", "In order"),
                new Choice("closed", "Closed"),
                new Choice("all", "All"));
    }

    String condition() {
        return switch (String.valueOf(state)) {
            case "" -> "not closed";
            case "late" -> "not closed and due < :day";
            case "order" -> "not closed and (due is null or due >= :day)";
            case "closed" -> "closed";
            case "all" -> "true";
            default ->
                throw new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "'%s' is none of the choices".formatted(state));
        };
    }

    /** What is set, in the order of the form. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        if (!String.valueOf(text).isEmpty()) {
            chosen.add(new Chosen("text", "Words", String.valueOf(text)));
        }
        states().stream()
                .filter(choice -> !choice.value().isEmpty() && choice.value().equals(state))
                .forEach(choice -> chosen.add(new Chosen("state", "State", choice.label())));
        return chosen;
    }
}
