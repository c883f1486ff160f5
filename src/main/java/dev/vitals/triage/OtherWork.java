package dev.vitals.triage;

import dev.vitals.identity.Member;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for somebody beside findings; features further up bring theirs. */
public interface OtherWork {

    /**
     * Something that waits.
     *
     * @param path of the page on which it is done, within the application
     * @param what it is, in a sentence that somebody else may have written
     * @param from who wants it
     * @param due the day by which it is wanted; null for none
     */
    record Waiting(
            String path, String what, String from, @Nullable LocalDate due, boolean isOverdue) {}

    /** Such as "Asked for by auditors". */
    String heading();

    /** The most urgent first. */
    List<Waiting> of(Member who);
}
