package dev.vitals.demo;

import dev.vitals.attestation.AttestationRecorder;
import dev.vitals.attestation.AttestationStore;
import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.LookedFile;
import dev.vitals.file.RefusedFileException;
import dev.vitals.page.Organization;
import dev.vitals.policy.Policies;
import dev.vitals.register.RegisterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the clinic's people have shown: a few of everything, most in order, one lapsed, one overdue, one unsigned. */
@Component
class DemoPeople {

    private static final String ANA = "ana.sanchez";
    private static final String BEN = "ben.okafor";
    private static final String OWNER = "Ana Sanchez";
    private static final int BEGAN = 88;

    private final AttestationRecorder recorder;
    private final AttestationStore attestations;
    private final EvidenceFiles files;
    private final RegisterStore registers;
    private final Policies policies;
    private final JdbcClient sql;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DemoPeople(
            AttestationRecorder recorder,
            AttestationStore attestations,
            EvidenceFiles files,
            RegisterStore registers,
            Policies policies,
            JdbcClient sql,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.recorder = recorder;
        this.attestations = attestations;
        this.files = files;
        this.registers = registers;
        this.policies = policies;
        this.sql = sql;
        this.organization = organization;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Tells all of it, or nothing; once. */
    void tell() {
        transaction.executeWithoutResult(any -> {
            if (sql.sql("select count(*) from attestation").query(Long.class).single() == 0) {
                attest();
                keepRegisters();
                adoptPolicies();
            }
        });
    }

    private void attest() {
        signed("security-official", 275);
        signed("sanction-policy", 20);
        signed("training", 160);
        signed("business-associates", 150);
        signed("incident-response", 200);
        signed("criticality-analysis", -3);
        withNotes("facilities-aws", "notes-on-the-soc-2-report.txt", """
                AWS SOC 2 Type II, read by Ana Sanchez.
                Regions in use: us-east-1, us-west-2. Both are in scope.
                Exceptions that concern us: none.
                Complementary user entity controls: compared with our own list, nothing is missing.
                """);
        recorder.recordSheet("workstations", OWNER, day(6), day(-359), List.of(), ANA, morning(5));
    }

    private void keepRegisters() {
        associate("Amazon Web Services", "Hosting of the patient portal and its databases", 700, -300);
        associate("Northside Laboratories", "Laboratory results, by a direct connection", 500, -12);
        associate("Paperless Billing Ltd.", "Claims and statements", 420, -200);
        trained("Ana Sanchez", "Security official", 60);
        trained("Ben Okafor", "Privacy official", 58);
        trained("Chloe Martin", "Nurse", 40);
        trained("Dev Patel", "Engineer", 35);
        trained("Elena Rossi", "Physician", 370);
        incident("Mail with a result went to another clinic", "Low", 47, 44, "Deleted by the recipient, in writing.");
        incident("An access key stood in a shared notebook", "Medium", 21, 17, "Revoked; the logs show no use.");
        reviewed("CloudTrail of production", 75, "Two sign-ins without a second factor", "Asked, and switched it on.");
        reviewed("CloudTrail of production", 44, "Nothing unusual", "Nothing had to be done.");
        reviewed(
                "Access report of the portal", 12, "Three accounts of people who left", "Deactivated on the same day.");
        tested();
        moved("Laptop L-0147", "IT room", "Elena Rossi", 30);
        moved("Backup drive D-09", "Main office", "Vault", 9);
    }

    private void adoptPolicies() {
        var places = Map.of(
                "organization", "St. Anne Clinic",
                "security official", OWNER,
                "deputy", "Ben Okafor",
                "management", "the board",
                "contact", "security@st-anne.example",
                "personnel", "the personnel office",
                "who decides", "The managing director");
        policies.adopt("security-management", places, ANA, BEN, morning(BEGAN));
        policies.adopt("sanctions", places, ANA, BEN, morning(BEGAN));
        policies.adopt("incident-response", places, ANA, null, morning(4));
    }

    /** Recorded and signed off at the beginning, in date for so many days from today on. */
    private void signed(String sheet, int days) {
        var id = recorder.recordSheet(sheet, OWNER, day(BEGAN + 1), day(-days), List.of(), ANA, morning(BEGAN));
        attestations.sign(id, 1, BEN, morning(BEGAN).plusSeconds(7_200));
    }

    private void withNotes(String sheet, String name, String notes) {
        try (LookedFile file = files.look(name, new ByteArrayInputStream(notes.getBytes(StandardCharsets.UTF_8)))) {
            var id = recorder.recordSheet(sheet, OWNER, day(BEGAN + 2), day(-240), List.of(file), ANA, morning(BEGAN));
            attestations.sign(id, 1, Set.of(file.sha256()), BEN, morning(BEGAN).plusSeconds(7_200));
        } catch (IOException | RefusedFileException impossible) {
            throw new IllegalStateException("The demo's file could not be kept", impossible);
        }
    }

    private void associate(String name, String service, int signed, int ends) {
        registers.record(
                "business-associates",
                Map.of("name", name, "service", service, "signed", text(signed), "ends", text(ends)),
                ANA,
                morning(BEGAN));
    }

    private void trained(String person, String role, int ago) {
        registers.record(
                "training",
                Map.of(
                        "person",
                        person,
                        "role",
                        role,
                        "course",
                        "HIPAA basics",
                        "completed",
                        text(ago),
                        "due",
                        day(ago).plusDays(365).toString()),
                ANA,
                morning(Math.min(ago, BEGAN)));
    }

    private void incident(String what, String severity, int found, int closed, String outcome) {
        registers.record(
                "incidents",
                Map.of(
                        "what", what,
                        "found", text(found),
                        "severity", severity,
                        "closed", text(closed),
                        "outcome", outcome),
                BEN,
                morning(closed));
    }

    private void reviewed(String log, int ago, String seen, String done) {
        registers.record(
                "activity-reviews",
                Map.of("log", log, "reviewer", "Dev Patel", "reviewed", text(ago), "seen", seen, "done", done),
                "dev.patel",
                morning(ago));
    }

    private void tested() {
        registers.record(
                "restore-tests",
                Map.of(
                        "system", "Database of the patient portal",
                        "tested", text(62),
                        "by", "Dev Patel",
                        "result", "Worked in part",
                        "took", "3 h 10 min; the plan allows 4 h",
                        "learned", "The role that restores could not read the key of the copy.",
                        "follow", text(50),
                        "followed", text(52)),
                "dev.patel",
                morning(50));
    }

    private void moved(String item, String from, String to, int ago) {
        registers.record(
                "media-movements",
                Map.of(
                        "item",
                        item,
                        "holds",
                        "ePHI, encrypted",
                        "moved",
                        text(ago),
                        "origin",
                        from,
                        "target",
                        to,
                        "responsible",
                        "Dev Patel",
                        "copy",
                        "Yes",
                        "received",
                        text(ago)),
                "dev.patel",
                morning(ago));
    }

    /** A day so long ago; ahead where negative. */
    private LocalDate day(int ago) {
        return organization.dayOf(clock.instant()).minusDays(ago);
    }

    private String text(int ago) {
        return day(ago).toString();
    }

    private Instant morning(int ago) {
        return day(ago).atTime(LocalTime.of(5, 0)).atZone(organization.zone()).toInstant();
    }
}
