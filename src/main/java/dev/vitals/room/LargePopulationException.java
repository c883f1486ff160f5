package dev.vitals.room;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** More resources than a page, a file or a draw can hold at once; part of them would be no population. */
class LargePopulationException extends ResponseStatusException {

    private static final long serialVersionUID = 1;

    LargePopulationException(int most) {
        super(
                HttpStatus.BAD_REQUEST,
                ("These accounts hold more than %,d resources that the safeguard's rules judge, which is the most that a"
                                + " population holds. Choose a group of accounts, or one account after the other.")
                        .formatted(most));
    }

    /** What happened and what to do, for the person who asked. */
    String sentence() {
        return String.valueOf(getReason());
    }
}
