package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import java.util.EnumSet;
import java.util.Set;

/** What may go wrong with one operation; the words head the columns of docs/fault-table.md. */
public enum Fault {
    DENIED("403", Cause.DENIED),
    DENIED_BY_ORGANIZATION("403 by organization policy", Cause.DENIED_BY_ORGANIZATION_POLICY),
    THROTTLED("429 storm", Cause.THROTTLED_OUT),
    SERVER_ERROR("500", Cause.TIMED_OUT),
    TIMEOUT("timeout", Cause.TIMED_OUT),
    CUT_OFF("body cut off", Cause.MALFORMED, Cause.TIMED_OUT),
    CUT_TO_NOTHING("body cut to nothing", Cause.MALFORMED, Cause.TIMED_OUT),
    BROKEN("broken XML or JSON", Cause.MALFORMED, Cause.TIMED_OUT),
    FOREIGN("page of a proxy", Cause.MALFORMED, Cause.TIMED_OUT),
    EXPIRED_TOKEN("page token expires", Cause.MALFORMED),
    EMPTY_PAGE("empty page in the middle"),
    VANISHED("gone before it is described", Cause.MALFORMED);

    private final String words;
    private final Set<Cause> causes;

    Fault(String words, Cause... causes) {
        this.words = words;
        this.causes = causes.length == 0 ? EnumSet.noneOf(Cause.class) : EnumSet.of(causes[0], causes);
    }

    public String words() {
        return words;
    }

    /** What the reading may name as the cause; none where nothing is lost. */
    public Set<Cause> causes() {
        return causes;
    }

    /** Whether the first page is answered, and what follows goes wrong. */
    boolean isOfPages() {
        return this == EXPIRED_TOKEN || this == EMPTY_PAGE;
    }
}
