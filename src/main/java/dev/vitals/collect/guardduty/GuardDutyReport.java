package dev.vitals.collect.guardduty;

import dev.vitals.collect.reported.Report;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.guardduty.model.Finding;

/**
 * An open finding of GuardDuty, to be shown as one.
 *
 * @param severity from 1.0 to 10.0, as GuardDuty counts
 * @param createdAt as GuardDuty writes it; empty where it was not returned
 */
public record GuardDutyReport(
        String id,
        String arn,
        String title,
        String type,
        String severity,
        String resource,
        String resourceType,
        String createdAt,
        boolean archived)
        implements Report {

    static GuardDutyReport of(Finding finding) {
        var about = finding.resource();
        var service = finding.service();
        return new GuardDutyReport(
                String.valueOf(finding.id()),
                text(finding.arn()),
                text(finding.title()),
                text(finding.type()),
                finding.severity() == null ? "" : finding.severity().toString(),
                AffectedResource.arn(finding),
                about == null ? "" : text(about.resourceType()),
                text(finding.createdAt()),
                service != null && Boolean.TRUE.equals(service.archived()));
    }

    @Override
    public boolean isOpen() {
        return !archived;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
