package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import java.util.Optional;

/** What may go wrong with one operation; the words head the columns of docs/fault-table.md. */
public enum Fault {
    DENIED("403", Cause.DENIED),
    DENIED_BY_ORGANIZATION("403 by organization policy", Cause.DENIED_BY_ORGANIZATION_POLICY),
    THROTTLED("429 storm", Cause.THROTTLED_OUT),
    SERVER_ERROR("500", Cause.FAILED_AT_AWS),
    TIMEOUT("timeout", Cause.TIMED_OUT),
    CUT_OFF("body cut off", Cause.BROKEN_OFF),
    CUT_TO_NOTHING("body cut to nothing", Cause.BROKEN_OFF),
    BROKEN("broken XML or JSON", Cause.MALFORMED),
    FOREIGN("page of a proxy", Cause.INTERCEPTED),
    EXPIRED_TOKEN("page token expires", Cause.PAGE_EXPIRED),
    EMPTY_PAGE("empty page in the middle"),
    VANISHED("gone before it is described", Cause.VANISHED);

    private final String words;
    private final Optional<Cause> cause;

    Fault(String words) {
        this.words = words;
        this.cause = Optional.empty();
    }

    Fault(String words, Cause cause) {
        this.words = words;
        this.cause = Optional.of(cause);
    }

    public String words() {
        return words;
    }

    /** What the reading must name as the cause; none where nothing is lost. */
    public Optional<Cause> cause() {
        return cause;
    }

    /** Whether the first page is answered, and what follows goes wrong. */
    public boolean isOfPages() {
        return this == EXPIRED_TOKEN || this == EMPTY_PAGE;
    }
}
