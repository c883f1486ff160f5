package dev.vitals.collect.securityhub;

import dev.vitals.collect.reported.Report;
import dev.vitals.inventory.Reading;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;

/**
 * An active finding of Security Hub, to be shown as one.
 *
 * @param id usually an ARN
 * @param product who told Security Hub: itself, or an integration
 * @param type {@code control/IAM.6} for its own controls, else the first of the finding's types
 * @param compliance FAILED, PASSED, …; empty where it is about no control
 */
public record SecurityHubReport(
        String id,
        String product,
        String title,
        String type,
        String severity,
        String resource,
        String resourceType,
        String compliance,
        String workflow,
        String recordState,
        String createdAt)
        implements Report {

    private static final Pattern CONTROL = Pattern.compile("(?:^|/)([A-Za-z0-9]+\\.\\d+)$");
    private static final Set<String> DONE = Set.of("RESOLVED", "SUPPRESSED");

    static SecurityHubReport of(AwsSecurityFinding finding) {
        var about = finding.resources().isEmpty() ? null : finding.resources().getFirst();
        return new SecurityHubReport(
                Reading.required(finding.id(), "Id"),
                text(finding.productName()),
                text(finding.title()),
                type(finding),
                finding.severity() == null ? "" : text(finding.severity().labelAsString()),
                about == null ? "" : text(about.id()),
                about == null ? "" : text(about.type()),
                finding.compliance() == null ? "" : text(finding.compliance().statusAsString()),
                finding.workflow() == null ? "" : text(finding.workflow().statusAsString()),
                text(finding.recordStateAsString()),
                text(finding.createdAt()));
    }

    @Override
    public boolean isOpen() {
        return !recordState.equals("ARCHIVED") && !DONE.contains(workflow) && !compliance.equals("PASSED");
    }

    private static String type(AwsSecurityFinding finding) {
        var control = CONTROL.matcher(text(finding.generatorId()));
        if (control.find()) {
            return "control/" + control.group(1);
        }
        return finding.types().isEmpty() ? "" : text(finding.types().getFirst());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
