package dev.vitals.finding;

import java.time.Instant;

/**
 * Something that happened to a finding. People's decisions have the state that they brought about for their kind.
 *
 * @param reported whether another product reports the finding
 */
record FindingEvent(Instant at, String kind, String detail, boolean reported) {

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
            case "open" -> "Opened again by a person";
            case "acknowledged" -> "Acknowledged";
            case "in_progress" -> "Work begun";
            case "acceptance_requested" -> "Acceptance of the risk asked for";
            case "accepted" -> "Risk accepted";
            case "false_positive" -> "Called a false positive";
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
