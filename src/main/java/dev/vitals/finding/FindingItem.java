package dev.vitals.finding;

import dev.vitals.api.Words;
import dev.vitals.rule.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A finding.
 *
 * @param id for life: the finding of one rule on one resource
 * @param headline what is wrong, naming the offending value
 * @param machineState what the last scan says; {@code unknown} is not {@code passing}: it could not be read
 * @param humanState what people decided about it
 * @param account twelve digits
 * @param type CloudFormation type name of the resource
 * @param resource the number under which the resource is kept
 * @param resourceId what AWS calls the resource
 * @param source {@code vitals}, or the other product that reports it, such as {@code guardduty}
 * @param stateSince when the machine's state last turned
 * @param resolvedAt null while it is not resolved
 * @param reopened how often it came back
 */
record FindingItem(
        long id,
        String headline,
        @Words(of = Severity.class) String severity,
        @Words({"failing", "unknown", "passing", "gone"}) String machineState,

        @Words({
            "open",
            "acknowledged",
            "in_progress",
            "acceptance_requested",
            "review_requested",
            "accepted",
            "false_positive"
        })
        String humanState,

        String account,
        String accountName,
        String region,
        String type,
        long resource,
        String resourceId,
        String resourceName,
        String rule,
        String source,
        Instant openedAt,
        Instant stateSince,
        @Nullable Instant resolvedAt,
        int reopened) {

    static FindingItem of(FindingRow row) {
        return new FindingItem(
                row.id(),
                row.headline(),
                row.severity(),
                row.machineState(),
                row.humanState(),
                row.account(),
                row.accountName(),
                row.region(),
                row.type(),
                row.resource(),
                row.resourceId(),
                row.resourceName(),
                row.rule(),
                row.source().isReported() ? row.source().product() : "vitals",
                row.openedAt(),
                row.since(),
                row.resolvedAt(),
                row.reopened());
    }
}
