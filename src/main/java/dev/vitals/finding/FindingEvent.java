package dev.vitals.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a finding. People's decisions have the state that they brought about for their kind.
 *
 * @param by who; empty for a scan and for a day that came
 * @param until last day of an acceptance; null for all else
 * @param ref the comment or file that it is about; null for all else
 * @param reported whether another product reports the finding
 */
record FindingEvent(
        Instant at,
        String kind,
        String detail,
        String by,
        @Nullable LocalDate until,
        @Nullable Long ref,
        boolean reported) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    public String words() {
        return switch (kind) {
            case "opened" -> "Opened";
            case "reopened" -> "Reopened";
            case "changed" -> "Changed";
            case "resolved" -> reported ? "Resolved: its product says so" : "Resolved: a scan saw it pass";
            case "gone" ->
                !detail.isEmpty()
                        ? "Closed"
                        : reported
                                ? "Closed: its product no longer lists it, or its resource is gone"
                                : "Closed: a whole list no longer shows the resource";
            case "unknown" -> "Could not be read any more";
            case "readable" -> "Could be read again";
            case "open" -> by.isEmpty() ? "Counts as open again" : "Opened again";
            case "acknowledged" -> "Acknowledged";
            case "in_progress" -> "Work begun";
            case "acceptance_requested" -> "Acceptance of the risk asked for";
            case "accepted" -> until == null ? "Risk accepted" : "Risk accepted until " + DAY.format(until);
            case "review_requested" -> "Said to be false; waits for another person";
            case "false_positive" -> "Called a false positive";
            case "owner" -> "Owner";
            case "due" -> "Due date";
            case "looked_at" -> "Read again";
            case "fix_planned" -> "Fix planned";
            case "fix_approved" -> "Fix approved";
            case "fix_rejected" -> "Fix rejected";
            case "fix_undo_asked" -> "Fix to be taken back";
            case "fix_done" -> "Fix made";
            case "fix_refused" -> "Fix not begun";
            case "fix_failed" -> "Fix not as planned";
            case "fix_undone" -> "Fix taken back";
            case "comment" -> "Comment";
            case "attachment" -> "Attachment";
            case "acceptance_rejected" -> "Refused";
            case "acceptance_withdrawn" -> "Taken back";
            default -> kind.replace('_', ' ');
        };
    }

    /** The colour of its dot. */
    public String mark() {
        return switch (kind) {
            case "opened", "reopened", "changed" -> "fail";
            case "resolved", "gone" -> "pass";
            case "unknown" -> "unknown";
            default -> "other";
        };
    }
}
