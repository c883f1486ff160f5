package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReminderRoundTest {

    private static final LocalDate IN_FORTY_DAYS = LocalDate.parse("2027-01-03");

    private final Practice practice = Practice.open();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void remindsTheOwnerThirtyFourteenAndThreeDaysBeforeOnceEach() {
        practice.person("Olga", "viewer", null);
        practice.person("Carl", "compliance_officer", null);
        practice.records.attested("Sanction policy", "olga", IN_FORTY_DAYS);
        passDays(45);

        assertThat(practice.mails())
                .extracting(
                        mail -> mail.subject() + " " + mail.madeAt().toString().substring(0, 10))
                .containsExactly(
                        "[Vitals] Sanction policy lapses in 30 days 2026-12-04",
                        "[Vitals] Sanction policy lapses in 14 days 2026-12-20",
                        "[Vitals] Sanction policy lapses in 3 days 2026-12-31");
        assertThat(practice.mails()).allMatch(mail -> mail.recipient().equals("olga@example.org"));
        assertThat(practice.mails().getFirst().plain())
                .contains("due: Sanction policy, by 3 Jan 2027", "You get this because you answer for it.");
    }

    @Test
    void remindsOnceOfWhatWasRecordedForSeveralSafeguards() {
        practice.person("Olga", "viewer", null);
        practice.records.attested("Sanction policy", "Olga", LocalDate.parse("2026-11-26"));
        practice.records.attestedTogether("Sanction policy", "Olga", LocalDate.parse("2026-11-26"));
        passDays(1);

        assertThat(practice.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.plain().replaceAll("\\s+", " "))
                        .contains("164.308(a)(1)(ii)(C), 164.308(a)(5)(i)", "the 2 safeguards that rest on it"));
    }

    @Test
    void remindsOnceOfWhatIsDueSoonAlready() {
        practice.person("Olga", "viewer", null);
        practice.records.attested("Sanction policy", "olga@example.org", LocalDate.parse("2026-11-26"));
        passDays(1);

        assertThat(practice.mails())
                .singleElement()
                .extracting(Mail::subject)
                .isEqualTo("[Vitals] Sanction policy lapses in 2 days");
    }

    @Test
    void asksTheComplianceOfficersWhereNobodyHereIsTheOwner() {
        practice.person("Carl", "compliance_officer", null);
        practice.person("Olga", "viewer", null);
        practice.records.attested("Sanction policy", "HR\r\ndepartment", LocalDate.parse("2026-11-26"));
        passDays(1);

        assertThat(practice.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("carl@example.org");
            assertThat(mail.plain().replaceAll("\\s+", " ")).contains("nobody here is known as “HR department”");
        });
    }

    @Test
    void leavesAloneWhatIsWithdrawnOrWasNeverSignedOff() {
        practice.person("Olga", "viewer", null);
        practice.records.attested("Sanction policy", "Olga", LocalDate.parse("2026-11-26"));
        practice.records.attested("Training", "Olga", LocalDate.parse("2026-11-26"));
        practice.database
                .sql()
                .sql("delete from attestation_signature where attestation_id = 1")
                .update();
        practice.database
                .sql()
                .sql("insert into attestation_withdrawal values (2, 'wrong', 'Carl', '2026-11-01Z')")
                .update();
        passDays(2);

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void endsForWhoWantsNoneAndForNobodyElse() {
        var olga = practice.person("Olga", "viewer", null);
        practice.choices.of(olga, ZoneId.of("UTC"), practice.clock.instant());
        practice.choices.end(olga, UnsubscribeController.Ending.REMINDERS);
        practice.records.attested("Sanction policy", "Olga", LocalDate.parse("2026-11-26"));
        passDays(2);

        assertThat(practice.mails()).isEmpty();
    }

    private void passDays(int days) {
        for (int hour = 0; hour < days * 4; hour++) {
            practice.reminders().round();
            practice.clock.pass(Duration.ofHours(6));
        }
    }
}
