package dev.vitals.collect.guardduty;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Finding;

/**
 * An open finding, without what changes with every further sighting.
 *
 * @param severity from 1.0 to 10.0, as GuardDuty counts; null where it was not returned
 * @param createdAt null where it was not returned, or is no date: who needs it finds it missing, and the list goes on
 */
public record GuardDutyFinding(
        String id,
        String type,
        @Nullable Double severity,
        @Nullable Instant createdAt) {

    static GuardDutyFinding of(Finding finding) {
        return new GuardDutyFinding(
                String.valueOf(finding.id()),
                String.valueOf(finding.type()),
                finding.severity(),
                instant(finding.createdAt()));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
