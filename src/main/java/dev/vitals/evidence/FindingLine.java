package dev.vitals.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding that was open at some time of the period, as it stood at its end.
 *
 * @param verdict of its rule at the end; empty where the rule no longer judges the resource
 * @param opened when it was first opened
 * @param reopened when it was opened again for the last time; null where it never was
 * @param closed when it was closed for the last time; null while it is open
 * @param closedBy what closed it, in words
 * @param person what people said of it last: {@code open} where nobody said anything
 * @param personSince when; null where that is not recorded
 * @param personSaid in their words
 * @param approval that held at the end; null where none did, or where it was decided before two people had to
 */
record FindingLine(
        long id,
        String rule,
        String severity,
        String headline,
        String account,
        String accountName,
        String region,
        String type,
        String resource,
        String resourceName,
        String arn,
        String state,
        String verdict,
        Instant opened,
        @Nullable Instant reopened,
        long times,
        @Nullable Instant closed,
        String closedBy,
        String person,
        @Nullable Instant personSince,
        String personSaid,
        @Nullable Approval approval) {

    static final String[] COLUMNS = {
        "finding",
        "rule",
        "severity",
        "headline",
        "account",
        "account_name",
        "region",
        "type",
        "resource",
        "resource_name",
        "arn",
        "state",
        "verdict",
        "opened",
        "reopened",
        "times_reopened",
        "closed",
        "closed_by",
        "person_said",
        "person_since",
        "person_words",
        "acceptance",
        "asked_by",
        "approved_by",
        "approved_at",
        "accepted_until",
        "measure"
    };

    @Nullable
    Object[] cells() {
        return new @Nullable Object[] {
            id,
            rule,
            severity,
            headline,
            account,
            accountName,
            region,
            type,
            resource,
            resourceName,
            arn,
            state,
            verdict,
            opened,
            reopened,
            times,
            closed,
            closedBy,
            person,
            personSince,
            personSaid,
            approval == null ? null : approval.id(),
            approval == null ? null : approval.requestedBy(),
            approval == null ? null : approval.approvedBy(),
            approval == null ? null : approval.approvedAt(),
            approval == null ? null : approval.until(),
            approval == null ? null : approval.measure()
        };
    }

    public boolean isOpen() {
        return closed == null;
    }

    /** Whether somebody accepted its risk or called it false: its failures count apart. */
    public boolean isAccepted() {
        return person.equals("accepted") || person.equals("false_positive");
    }

    /** What to call its state. */
    public String stateWords() {
        return switch (state) {
            case "unknown" -> "not readable";
            case "gone" -> "no longer judged";
            case "passing" -> verdict.equals("not_applicable") ? "no longer applies" : "resolved";
            default -> personWords();
        };
    }

    public String personWords() {
        return switch (person) {
            case "open" -> "failing";
            case "accepted" -> "risk accepted";
            case "acceptance_requested" -> "acceptance asked for";
            case "review_requested" -> "said to be false, not decided";
            default -> person.replace('_', ' ');
        };
    }
}
