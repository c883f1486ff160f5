package dev.vitals.remediation;

import dev.vitals.remediation.FixableFindings.Fixable;
import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.FixAnswers;
import dev.vitals.remediation.fix.FixTarget;
import dev.vitals.remediation.fix.Fixes;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change that somebody planned.
 *
 * @param headline of the finding that it is to resolve
 * @param before the part of the resource that it changes, as it was when it was planned
 * @param after the same part as it is to be
 * @param left the same part as a fix that failed left it; null where none has
 * @param trial what AWS said when it was asked whether it would, in a sentence
 * @param automatic whether nobody planned it but a standing order
 * @param decidedBy who approved or rejected it; null while it waits
 * @param endedAt when it was done, or was given up
 */
record FixPlan(
        UUID id,
        long finding,
        String headline,
        String accountName,
        String fixId,
        FixTarget target,
        Map<String, String> answers,
        JsonNode before,
        JsonNode after,
        @Nullable JsonNode left,
        String trial,
        PlanState state,
        String message,
        Person plannedBy,
        Instant plannedAt,
        boolean automatic,
        @Nullable Person decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant endedAt,
        @Nullable String undoAskedBy) {

    /** A new one that waits for approval. */
    static FixPlan planned(
            UUID id, Fixable of, Fix fix, FixAnswers answers, Change change, Person by, Instant at, boolean automatic) {
        return new FixPlan(
                id,
                of.id(),
                of.headline(),
                of.target().account(),
                fix.id(),
                of.target(),
                answers.values(),
                change.before(),
                change.after(),
                null,
                change.trial(),
                PlanState.PLANNED,
                "",
                by,
                at,
                automatic,
                null,
                null,
                null,
                null);
    }

    /** What would change, and what AWS said when it was asked. */
    record Change(JsonNode before, JsonNode after, String trial) {}

    /** The same, approved before anybody saw it: by who gave a standing order. */
    FixPlan approved(Person by, Instant at) {
        return new FixPlan(
                id,
                finding,
                headline,
                accountName,
                fixId,
                target,
                answers,
                before,
                after,
                left,
                trial,
                PlanState.APPROVED,
                message,
                plannedBy,
                plannedAt,
                automatic,
                by,
                at,
                endedAt,
                undoAskedBy);
    }

    /** What the resource must be like to be taken back: as planned, or as a failure left it. */
    JsonNode result() {
        return left == null ? after : left;
    }

    Fix fix() {
        return Fixes.of(fixId);
    }

    public String title() {
        return fix().title();
    }

    public String caveat() {
        return fix().caveat();
    }
}
