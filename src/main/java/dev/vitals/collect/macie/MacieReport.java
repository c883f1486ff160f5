package dev.vitals.collect.macie;

import dev.vitals.collect.reported.Report;
import dev.vitals.inventory.Reading;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.macie2.model.Finding;

/**
 * An open finding of Macie, to be shown as one. Neither what was found nor the name of the object is kept: both may tell
 * of a patient.
 *
 * @param resource ARN of the bucket
 */
public record MacieReport(
        String id, String title, String type, String severity, String resource, String createdAt, boolean archived)
        implements Report {

    static MacieReport of(Finding finding) {
        var affected = finding.resourcesAffected();
        var bucket = affected == null ? null : affected.s3Bucket();
        var severity = finding.severity();
        return new MacieReport(
                Reading.required(finding.id(), "Id"),
                text(finding.title()),
                Reading.required(finding.typeAsString(), "Type"),
                severity == null ? "" : text(severity.descriptionAsString()),
                bucket == null ? "" : text(bucket.arn()),
                finding.createdAt() == null ? "" : finding.createdAt().toString(),
                Boolean.TRUE.equals(finding.archived()));
    }

    @Override
    public boolean isOpen() {
        return !archived;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
