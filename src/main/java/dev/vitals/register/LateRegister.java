package dev.vitals.register;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;

/**
 * What is overdue in a register on a day. Kept with scores, so that history can be explained.
 *
 * @param slug in its address
 * @param title such as "Training roster"
 * @param late how much is overdue
 * @param entries the oldest of it, ten at most
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LateRegister(String slug, String title, int late, List<Late> entries) {

    static final int MOST = 10;

    /**
     * One thing that is overdue.
     *
     * @param id of the entry; 0 where it is the register as a whole
     * @param what the entry's headline, or what is missing
     * @param because what holds of it; empty where {@code what} says all
     * @param due the last day on which it was in order
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Late(long id, String what, String because, LocalDate due) {

        /** For people, in one clause. */
        public String words() {
            return because.isEmpty() ? what : "%s: %s".formatted(what, because);
        }
    }

    public LateRegister {
        // What an older row leaves out.
        entries = entries == null ? List.of() : List.copyOf(entries);
    }
}
