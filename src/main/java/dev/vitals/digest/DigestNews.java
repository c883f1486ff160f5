package dev.vitals.digest;

import dev.vitals.register.OverdueEntry;
import dev.vitals.score.ScoreDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What there is to tell somebody of a span of time, as they may see it.
 *
 * @param today when it ends, in the organization's zone
 * @param yesterday when it begins, in the organization's zone
 * @param scope such as "production"
 * @param bound the findings that it tells of
 * @param accounts how many it holds
 * @param address the scope in addresses of pages: {@code group:7}, empty where no page has it
 * @param gaps what cannot be read now, old and new
 * @param again what can be read again
 * @param due what people have to look at again, overdue or soon
 * @param overdue what is overdue in registers, which have no scope
 * @param scores the two numbers, for each scope that has them
 * @param notes sentences to be said before everything else
 */
record DigestNews(
        Instant from,
        Instant to,
        LocalDate yesterday,
        LocalDate today,
        String scope,
        Bound bound,
        int accounts,
        String address,
        List<DigestChange> changes,
        List<Gap> gaps,
        List<Gap> again,
        List<Due> due,
        List<Overdue> overdue,
        List<Scored> scores,
        List<String> notes) {

    /**
     * Something in a register that leaves safeguards unmet.
     *
     * @param fresh whether it was in order when the time began
     */
    record Overdue(OverdueEntry entry, boolean fresh) {}

    /**
     * A scope that is scored.
     *
     * @param days the last thirty, oldest first; days that were not kept are missing
     */
    record Scored(String label, List<ScoreDay> days) {}

    /** Whether anything is other than it was, or cannot be told. */
    boolean isNews() {
        return bound.isLost()
                || !changes.isEmpty()
                || !freshGaps().isEmpty()
                || !again.isEmpty()
                || !lapsed().isEmpty()
                || freshOverdue() > 0;
    }

    List<Gap> freshGaps() {
        return gaps.stream().filter(Gap::fresh).toList();
    }

    /** How much of the registers has become overdue. */
    long freshOverdue() {
        return overdue.stream().filter(Overdue::fresh).count();
    }

    /** What stood when it began and no longer does. */
    List<Due> lapsed() {
        return due.stream()
                .filter(each -> each.isOver(today) && !each.isOver(yesterday))
                .toList();
    }

    List<DigestChange> of(DigestChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** How many of the kind there are, shown or not. */
    long count(DigestChange.Kind kind) {
        return of(kind).stream().mapToLong(DigestChange::ofKind).findFirst().orElse(0);
    }

    /** The kinds of which there are some. */
    List<DigestChange.Kind> kinds() {
        return Arrays.stream(DigestChange.Kind.values())
                .filter(kind -> count(kind) > 0)
                .toList();
    }
}
