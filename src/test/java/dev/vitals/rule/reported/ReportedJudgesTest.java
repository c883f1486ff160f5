package dev.vitals.rule.reported;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.guardduty.GuardDutyReport;
import dev.vitals.collect.inspector.InspectorReport;
import dev.vitals.collect.macie.MacieReport;
import dev.vitals.collect.reported.Report;
import dev.vitals.collect.securityhub.SecurityHubReport;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Judge;
import dev.vitals.rule.RuleDefinition.Origin;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Inventories;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportedJudgesTest {

    private static final String BUCKET = "arn:aws:s3:::charts";

    private final List<Judge> judges = new ReportedJudges().inForce();

    @ParameterizedTest
    @CsvSource({
        "CredentialAccess:IAMUser/AnomalousBehavior, guardduty:credential-access, 164.312(d)",
        "UnauthorizedAccess:EC2/SSHBruteForce, guardduty:credential-access, 164.308(a)(5)(ii)(D)",
        "UnauthorizedAccess:EC2/TorClient, guardduty:threat, 164.308(a)(6)(ii)",
        "Stealth:IAMUser/CloudTrailLoggingDisabled, guardduty:log-evasion, 164.312(b)",
        "Exfiltration:S3/AnomalousBehavior, guardduty:exfiltration, 164.312(a)(1)",
        "Something:New/Altogether, guardduty:threat, 164.308(a)(1)(ii)(D)"
    })
    void mapsAFindingOfGuardDutyByItsTypeTheMostSpecificFirst(String type, String rule, String citation) {
        var said = only(guardDuty(type, "8.0", false));

        assertThat(said.rule().id()).isEqualTo(rule);
        assertThat(said.rule().safeguards()).contains(citation);
    }

    @ParameterizedTest
    @CsvSource({
        "control/IAM.6, securityhub:identity",
        "control/EC2.7, securityhub:encryption",
        "control/EC2.19, securityhub:network",
        "Software and Configuration Checks/Vulnerabilities/CVE, securityhub:vulnerability",
        "'', securityhub:other"
    })
    void mapsAFindingOfSecurityHubByItsControlOrItsType(String type, String rule) {
        assertThat(only(hub(type, "NEW", "ACTIVE")).rule().id()).isEqualTo(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "9.1, CRITICAL",
        "8.9, HIGH",
        "7.0, HIGH",
        "6.9, MEDIUM",
        "4.0, MEDIUM",
        "3.9, LOW",
        "High, HIGH",
        "CRITICAL, CRITICAL",
        "Fatal, CRITICAL",
        "informational, LOW"
    })
    void takesTheProductsGrade(String grade, Severity severity) {
        assertThat(ReportedSeverity.of(grade)).contains(severity);
        assertThat(only(guardDuty("Recon:EC2/Portscan", grade, false)).severity())
                .isEqualTo(severity);
    }

    @Test
    void takesAnUnknownGradeForMedium() {
        assertThat(ReportedSeverity.of("UNTRIAGED")).isEmpty();
        assertThat(only(guardDuty("Recon:EC2/Portscan", "UNTRIAGED", false)).severity())
                .isEqualTo(Severity.MEDIUM);
    }

    @Test
    void repeatsTheTitleAndNamesWhatItIsAbout() {
        verdict(only(guardDuty("Recon:EC2/Portscan", "8.0", false)).verdict())
                .fails("An instance scans ports (charts)");
        verdict(only(new MacieReport("m-1", "Bucket charts is public", "Policy:X", "High", BUCKET, "2026-10-01", false))
                        .verdict())
                .fails("Bucket charts is public");
    }

    @Test
    void passesWhatIsArchivedResolvedOrClosed() {
        verdict(only(guardDuty("Recon:EC2/Portscan", "8.0", true)).verdict()).passes();
        verdict(only(hub("control/IAM.6", "RESOLVED", "ACTIVE")).verdict()).passes();
        verdict(only(hub("control/IAM.6", "SUPPRESSED", "ACTIVE")).verdict()).passes();
        verdict(only(hub("control/IAM.6", "NEW", "ARCHIVED")).verdict()).passes();
        verdict(only(hole("CLOSED")).verdict()).passes();
        verdict(only(hole("ACTIVE")).verdict()).failsSaying("CVE-2026-1");
    }

    @Test
    void isNeverScoredAndCitesOnlyTheRegulation() {
        var safeguards = SafeguardCatalogue.load();
        assertThat(judges).allSatisfy(judge -> {
            assertThat(judge.definition().origin()).isEqualTo(Origin.REPORTED);
            assertThat(judge.definition().id()).matches("[a-z]+:[a-z-]+");
            assertThat(judge.definition().safeguards())
                    .isNotEmpty()
                    .allSatisfy(
                            citation -> assertThat(safeguards.find(citation)).isPresent());
        });
        assertThat(judges.stream().map(judge -> judge.definition().id()).distinct())
                .hasSize(judges.size());
    }

    @Test
    void saysNothingOfAListThatWasRefusedForThereIsNoScoreToSpoil() {
        var inventory = Inventories.empty();
        inventory.incomplete(GuardDutyReport.class, Inventories.REGION, Cause.DENIED, "refused");
        var said = new ArrayList<Evaluation>();
        new RuleEngine(judges, Catalogues.COLLECTORS.kinds()).judge(inventory, Settings.defaults(), said::add);

        assertThat(said).isEmpty();
    }

    private Evaluation only(Report report) {
        Resource<?> resource = Inventories.labelled(Inventories.REGION, report.id(), report);
        var said = new ArrayList<Evaluation>();
        new RuleEngine(judges, Catalogues.COLLECTORS.kinds())
                .judge(Inventories.holding(resource), Settings.defaults(), said::add);
        assertThat(said).hasSize(1);
        return said.getFirst();
    }

    private static GuardDutyReport guardDuty(String type, String severity, boolean archived) {
        return new GuardDutyReport(
                "g-1",
                "arn:g-1",
                "An instance scans ports",
                type,
                severity,
                BUCKET,
                "S3Bucket",
                "2026-10-01",
                archived);
    }

    private static SecurityHubReport hub(String type, String workflow, String state) {
        return new SecurityHubReport(
                "h-1",
                "Security Hub",
                "A control fails",
                type,
                "HIGH",
                BUCKET,
                "AwsS3Bucket",
                "FAILED",
                workflow,
                state,
                "2026-10-01");
    }

    private static InspectorReport hole(String status) {
        return new InspectorReport(
                "i-1",
                "CVE-2026-1 - openssl",
                "PACKAGE_VULNERABILITY",
                "HIGH",
                "arn:aws:ec2:x:y:instance/i-1",
                "AWS_EC2_INSTANCE",
                "CVE-2026-1",
                "YES",
                "2026-10-01",
                status);
    }
}
