package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.triage.AcceptanceExpired;
import dev.vitals.triage.AcceptanceLapsing;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcceptanceReminderTest extends DigestDays {

    private static final LocalDate UNTIL = LocalDate.parse("2026-12-08");

    private UUID asker;
    private UUID approver;
    private long acceptance;

    @BeforeEach
    void accepted() {
        asker = practice.person("Ada", "security_engineer", null);
        approver = practice.person("Carl", "compliance_officer", null);
        practice.person("Vera", "viewer", null);
        acceptance = practice.database
                .sql()
                .sql("insert into acceptance (kind, reach, rule_id, accounts, reason, until, findings, critical, state,"
                        + " requested_by, requested_name, requested_at, requested_on, decided_by, decided_name, decided_at)"
                        + " values ('risk', 'rule', 's3-bucket-kms-encryption', array[?],"
                        + " 'arn:aws:s3:::bucket-0 of 111122223333 goes', ?, 3, 0, 'approved', ?, 'Ada', now(),"
                        + " '2026-11-01', ?, 'Carl', now()) returning id")
                .params(Practice.PRODUCTION, UNTIL, asker, approver)
                .query(Long.class)
                .single();
    }

    @Test
    void tellsWhoAskedAndWhoApprovedOnceThatItEndsSoon() {
        practice.acceptances().on(new AcceptanceLapsing(acceptance, UNTIL, 3));
        practice.acceptances().on(new AcceptanceLapsing(acceptance, UNTIL, 3));

        assertThat(practice.mails())
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("ada@example.org", "carl@example.org");
        assertThat(practice.mails()).allSatisfy(mail -> {
            assertThat(mail.subject())
                    .isEqualTo("[Vitals] an acceptance ends in 14 days: The bucket encrypts with a KMS key");
            assertThat(mail.plain())
                    .contains(
                            "Until 8 Dec 2026, for 3 findings",
                            "asked for by Ada, approved by Carl",
                            "In Clinic production",
                            "https://vitals.example.org/acceptances/" + acceptance);
            assertThat(mail.unsubscribe()).contains("/unsubscribe/reminders/");
        });
    }

    @Test
    void tellsThatItHasEnded() {
        practice.acceptances().on(new AcceptanceLapsing(acceptance, UNTIL, 3));
        practice.acceptances().on(new AcceptanceExpired(acceptance, UNTIL));

        assertThat(practice.mails()).hasSize(4);
        assertThat(practice.mails())
                .filteredOn(mail -> mail.subject().contains("has ended"))
                .hasSize(2)
                .allMatch(mail -> mail.plain().contains("Its findings are open again"));
    }

    @Test
    void namesNoArnNoAccountAndNoReasonWhereItIsDiscreet() {
        practice.wanting(asker, Wants::discreetly);
        practice.acceptances().on(new AcceptanceLapsing(acceptance, UNTIL, 3));

        assertThat(practice.mails())
                .filteredOn(mail -> mail.recipient().startsWith("ada"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject() + mail.plain() + mail.html())
                        .doesNotContainPattern("\\d{12}")
                        .doesNotContain("arn:", "bucket-0", "Clinic"));
    }

    @Test
    void tellsTheComplianceOfficersWhereNobodyWhoAnswersForItIsLeft() {
        practice.database
                .sql()
                .sql("update member set active = false where id in (?, ?)")
                .params(asker, approver)
                .update();
        practice.person("Olga", "compliance_officer", null);
        practice.person("Otto", "compliance_officer", "staging");
        practice.acceptances().on(new AcceptanceLapsing(acceptance, UNTIL, 3));

        assertThat(only().recipient()).as("Otto does not see it").isEqualTo("olga@example.org");
    }

    @Test
    void remindsNobodyWhoWantsNoReminders() {
        practice.choices.of(asker, ZoneId.of("UTC"), practice.clock.instant());
        practice.choices.end(asker, UnsubscribeController.Ending.REMINDERS);
        practice.acceptances().on(new AcceptanceLapsing(acceptance, UNTIL, 3));

        assertThat(only().recipient()).isEqualTo("carl@example.org");
    }
}
