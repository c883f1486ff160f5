package dev.vitals.attestation;

import dev.vitals.api.Words;
import dev.vitals.page.Choice;
import dev.vitals.page.Chosen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Which attestations are asked for, as the address says it; an empty text narrows nothing.
 *
 * @param text words in the title, the statement, the owner or the citation
 * @param state how it stands on the day; all that were not withdrawn for none
 * @param sort what the list is sorted by; with a hyphen the other way round
 */
record AttestationFilter(
        String text,
        @Words(value = "all", of = AttestationState.class) String state,

        @Words(
                value = {"due", "citation", "title", "performed"},
                turns = true)
        String sort) {

    private static final String ALL = "all";

    AttestationFilter {
        text = FormCheck.given(text);
        state = FormCheck.given(state);
        sort = FormCheck.given(sort);
    }

    /** The states to choose from. */
    static List<Choice> states() {
        var states = Arrays.stream(AttestationState.values()).map(state -> new Choice(state.word(), state.title()));
        return Stream.concat(
                        Stream.of(new Choice("", "All but withdrawn")),
                        Stream.concat(states, Stream.of(new Choice(ALL, "All"))))
                .toList();
    }

    /** On {@code state}. */
    String condition() {
        if (state.isEmpty()) {
            return "state <> 'withdrawn'";
        }
        return state.equals(ALL)
                ? "true"
                : "state = '%s'".formatted(chosenState().word());
    }

    /** What is set, in the order of the form. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        if (!text.isEmpty()) {
            chosen.add(new Chosen("text", "Words", text));
        }
        if (!state.isEmpty()) {
            chosen.add(new Chosen(
                    "state", "State", state.equals(ALL) ? "All" : chosenState().title()));
        }
        return chosen;
    }

    private AttestationState chosenState() {
        try {
            return AttestationState.of(state);
        } catch (IllegalArgumentException none) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "'%s' is none of the choices".formatted(state), none);
        }
    }
}
