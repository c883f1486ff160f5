package dev.vitals.outgoing;

import dev.vitals.inventory.Place;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.ComplianceStatus;
import software.amazon.awssdk.services.securityhub.model.RecordState;
import software.amazon.awssdk.services.securityhub.model.SeverityLabel;

/** A report in the AWS Security Finding Format. */
final class Asff {

    private static final String TYPE =
            "Software and Configuration Checks/Industry and Regulatory Standards/HIPAA Controls (USA)";
    private static final int TITLE = 256;
    private static final int WORDS = 1024;
    private static final int RESOURCE = 512;

    private Asff() {}

    /**
     * The finding as it stands.
     *
     * @param hub the account and region whose Security Hub is told
     * @param now when it is told
     */
    static AwsSecurityFinding of(Place hub, Report report, Delivery delivery, Instant now) {
        var finding = report.finding();
        return AwsSecurityFinding.builder()
                .schemaVersion("2018-10-08")
                .id("vitals/%s/%s"
                        .formatted(
                                report.account().id(), report.isTest() ? delivery.id() : String.valueOf(finding.id())))
                .productArn("arn:%s:securityhub:%s:%s:product/%s/default"
                        .formatted(hub.partition(), hub.region(), hub.account(), hub.account()))
                .productName("Vitals")
                .companyName("Vitals")
                .generatorId("vitals/" + finding.rule())
                .awsAccountId(hub.account())
                .types(TYPE)
                .createdAt(finding.openedAt().toString())
                // Of two imports of a finding the one that is updated later counts.
                .updatedAt(now.toString())
                .severity(severity -> severity.label(
                        report.isTest()
                                ? SeverityLabel.INFORMATIONAL
                                : SeverityLabel.fromValue(upper(finding.severity()))))
                .title(PlainText.line(report.isTest() ? finding.headline() : finding.title(), TITLE))
                .description(PlainText.line(finding.headline(), WORDS))
                .sourceUrl(finding.url())
                .compliance(compliance -> compliance
                        .status(status(finding.state()))
                        .relatedRequirements(finding.safeguards().stream()
                                .map(citation -> "HIPAA 45 CFR " + citation)
                                .limit(32)
                                .toList()))
                .productFields(Map.of(
                        "vitals/account", report.account().id(),
                        "vitals/state", finding.state(),
                        "vitals/people", finding.people()))
                .resources(resource -> resource.type("Other")
                        .id(PlainText.line(report.resource().arn(), RESOURCE))
                        .partition(hub.partition())
                        .region(report.resource().region()))
                .recordState(isOver(report) ? RecordState.ARCHIVED : RecordState.ACTIVE)
                .build();
    }

    private static boolean isOver(Report report) {
        var state = report.finding().state();
        return report.isTest() || state.equals("passing") || state.equals("gone") || state.equals("not_judged");
    }

    /** What could not be read, and what is gone, has neither passed nor failed. */
    private static ComplianceStatus status(String state) {
        return switch (state) {
            case "failing" -> ComplianceStatus.FAILED;
            case "passing" -> ComplianceStatus.PASSED;
            default -> ComplianceStatus.NOT_AVAILABLE;
        };
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
