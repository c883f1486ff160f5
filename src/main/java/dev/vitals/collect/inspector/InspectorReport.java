package dev.vitals.collect.inspector;

import dev.vitals.collect.reported.Report;
import dev.vitals.inventory.Reading;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.inspector2.model.Finding;
import software.amazon.awssdk.services.inspector2.model.FindingStatus;

/**
 * An active finding of Inspector, to be shown as one.
 *
 * @param id its ARN
 * @param type {@code PACKAGE_VULNERABILITY}, {@code NETWORK_REACHABILITY} or {@code CODE_VULNERABILITY}
 * @param vulnerability such as {@code CVE-2026-1234}; empty where it is none
 * @param fixAvailable YES, NO or PARTIAL; empty where Inspector does not say
 */
public record InspectorReport(
        String id,
        String title,
        String type,
        String severity,
        String resource,
        String resourceType,
        String vulnerability,
        String fixAvailable,
        String firstObservedAt,
        String status)
        implements Report {

    static InspectorReport of(Finding finding) {
        var about = finding.resources().isEmpty() ? null : finding.resources().getFirst();
        var hole = finding.packageVulnerabilityDetails();
        return new InspectorReport(
                Reading.required(finding.findingArn(), "FindingArn"),
                text(finding.title()),
                text(finding.typeAsString()),
                text(finding.severityAsString()),
                about == null ? "" : text(about.id()),
                about == null ? "" : text(about.typeAsString()),
                hole == null ? "" : text(hole.vulnerabilityId()),
                text(finding.fixAvailableAsString()),
                finding.firstObservedAt() == null
                        ? ""
                        : finding.firstObservedAt().toString(),
                text(finding.statusAsString()));
    }

    @Override
    public boolean isOpen() {
        return status.equals(FindingStatus.ACTIVE.toString());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
