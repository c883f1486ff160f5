package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.aws.Pacer;
import dev.vitals.collect.Collector;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.inspector.InspectorReport;
import dev.vitals.collect.securityhub.SecurityHubReport;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.reported.ReportedJudges;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import dev.vitals.support.MotoServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.inspector2.Inspector2Client;
import software.amazon.awssdk.services.inspector2.model.ResourceScanType;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.ComplianceStatus;
import software.amazon.awssdk.services.securityhub.model.RecordState;
import software.amazon.awssdk.services.securityhub.model.SeverityLabel;

/** Findings of other products against a real emulator of AWS. */
class ReportsOverTheWireTest {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";
    private static final List<Collector> COLLECTORS = CollectorCatalogue.discover().collectors().stream()
            .filter(collector -> Set.of("securityhub", "inspector2").contains(collector.service()))
            .toList();

    private MotoServer aws;

    @BeforeEach
    void emptyAccount() {
        aws = MotoServer.empty();
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void readsNothingWhereSecurityHubIsOff() {
        assertThat(read().coverage(SecurityHubReport.class, REGION)).isEqualTo(Reading.absent());
    }

    @Test
    void repeatsTheOpenFindingAndNotItsArchivedTwin() {
        var hub = aws.client(SecurityHubClient.builder(), REGION);
        hub.enableSecurityHub(request -> {});
        hub.batchImportFindings(request ->
                request.findings(finding("open", RecordState.ACTIVE), finding("archived", RecordState.ARCHIVED)));
        aws.client(Inspector2Client.builder(), REGION)
                .enable(request -> request.accountIds(ACCOUNT)
                        .resourceTypes(ResourceScanType.EC2, ResourceScanType.ECR, ResourceScanType.LAMBDA));
        var inventory = read();
        var said = new ArrayList<Evaluation>();
        new RuleEngine(
                        new ReportedJudges().inForce(),
                        CollectorCatalogue.discover().kinds())
                .judge(inventory, Settings.defaults(), said::add);

        assertThat(inventory.coverage(SecurityHubReport.class, REGION)).isEqualTo(Reading.known(2));
        assertThat(inventory.coverage(InspectorReport.class, REGION).isReadable())
                .isTrue();
        assertThat(said)
                .extracting(evaluation -> evaluation.rule().id() + " "
                        + evaluation.resource().id() + " " + evaluation.severity() + " "
                        + evaluation.verdict().word())
                .containsExactlyInAnyOrder(
                        "securityhub:identity open " + Severity.CRITICAL + " fail",
                        "securityhub:identity archived " + Severity.CRITICAL + " pass");
    }

    private Inventory read() {
        var connection = new Connection(null, null, null, null, null, aws.endpoint(), REGION);
        var operations = COLLECTORS.stream()
                .flatMap(collector -> collector.operations().stream())
                .toList();
        var home = new AwsAccess(new Pacer(1)).open(connection, "test", operations, new CallLog(), null);
        return new AccountReader(COLLECTORS).read(home, List.of(REGION), Instant.now(), Progress.SILENT);
    }

    private static AwsSecurityFinding finding(String id, RecordState state) {
        return AwsSecurityFinding.builder()
                .schemaVersion("2018-10-08")
                .id(id)
                .productArn("arn:aws:securityhub:us-east-1::product/aws/securityhub")
                .productName("Security Hub")
                .generatorId("security-control/IAM.6")
                .awsAccountId(ACCOUNT)
                .types("Software and Configuration Checks/Industry and Regulatory Standards")
                .createdAt("2026-10-01T00:00:00Z")
                .updatedAt("2026-10-01T00:00:00Z")
                .severity(severity -> severity.label(SeverityLabel.CRITICAL))
                .title("Hardware MFA should be enabled for the root user")
                .description("It is not")
                .compliance(compliance -> compliance.status(ComplianceStatus.FAILED))
                .recordState(state)
                .resources(resource -> resource.type("AwsAccount").id("AWS::::Account:" + ACCOUNT))
                .build();
    }
}
