package dev.vitals.collect.guardduty;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Finding;

/**
 * An open finding, without what changes with every further sighting.
 *
 * @param severity from 1.0 to 10.0, as GuardDuty counts; null where it was not returned
 * @param createdAt null where it was not returned
 */
public record GuardDutyFinding(
        String id,
        String type,
        @Nullable Double severity,
        @Nullable Instant createdAt) {

    static GuardDutyFinding of(Finding finding) {
        var created = finding.createdAt();
        return new GuardDutyFinding(
                String.valueOf(finding.id()),
                String.valueOf(finding.type()),
                finding.severity(),
                created == null ? null : Instant.parse(created));
    }
}
