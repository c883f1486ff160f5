package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.room.RequestMoved;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The practice's clock stands at 24 November 2026, 06:00. */
class RequestReminderTest extends DigestDays {

    private UUID alma;
    private UUID carl;
    private long request;

    @BeforeEach
    void asked() {
        alma = practice.person("Alma", "auditor", null);
        carl = practice.person("Carl", "compliance_officer", null);
        practice.person("Ada", "security_engineer", "production");
        practice.person("Sam", "security_engineer", "staging");
        practice.person("Vera", "viewer", null);
        request = request("array['111122223333']", "2026-11-30");
        says(1, "open", "", alma, "Alma", "2026-11-24T05:59:00Z");
    }

    @Test
    void tellsWhoMayAnswerWhatIsAskedForOnce() {
        moved(1);
        moved(1);

        assertThat(practice.mails())
                .extracting(Mail::recipient)
                .containsExactlyInAnyOrder("ada@example.org", "carl@example.org");
        assertThat(practice.mails()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("[Vitals] evidence is asked for: 164.312(b) Audit controls");
            assertThat(mail.plain())
                    .contains(
                            "Alma asks for evidence of 164.312(b) Audit controls.",
                            "The answer is wished for by 30 Nov 2026.",
                            "Who reviews bucket-0?",
                            "Clinic production",
                            "https://vitals.example.org/room/requests/" + request);
            assertThat(mail.unsubscribe()).contains("/unsubscribe/reminders/");
        });
    }

    @Test
    void tellsWhoSeesEverythingAloneOfWhatIsAboutEverything() {
        request = request("'{}'", null);
        says(1, "open", "", alma, "Alma", "2026-11-24T05:59:00Z");
        moved(1);

        assertThat(only().recipient()).isEqualTo("carl@example.org");
        assertThat(only().plain()).contains("all accounts").doesNotContain("wished for");
    }

    @Test
    void tellsWhoAskedThatThereIsAnAnswerAndNobodyElse() {
        says(2, "answered", "Sam does, weekly.", carl, "Carl", "2026-11-24T05:59:30Z");
        moved(2);

        assertThat(only().recipient()).isEqualTo("alma@example.org");
        assertThat(only().subject()).isEqualTo("[Vitals] your request was answered: 164.312(b) Audit controls");
        assertThat(only().plain())
                .contains("Carl has answered your request", "Sam does, weekly.", "because you asked")
                .doesNotContain("wished for");
    }

    @Test
    void tellsWhyThereIsNoAnswer() {
        says(2, "declined", "That log is not kept.", carl, "Carl", "2026-11-24T05:59:30Z");
        moved(2);

        assertThat(only().subject()).isEqualTo("[Vitals] your request was declined: 164.312(b) Audit controls");
        assertThat(only().plain()).contains("WHY THERE IS NO ANSWER", "That log is not kept.");
    }

    @Test
    void tellsWhatIsMissingInAnAnswer() {
        says(2, "answered", "See the file.", carl, "Carl", "2026-11-24T05:59:30Z");
        says(3, "returned", "The second page.", alma, "Alma", "2026-11-24T05:59:40Z");
        moved(3);

        assertThat(practice.mails())
                .extracting(Mail::subject)
                .containsOnly("[Vitals] an answer was returned: 164.312(b) Audit controls")
                .hasSize(2);
        assertThat(practice.mails().getFirst().plain()).contains("WHAT IS MISSING", "The second page.");
    }

    @Test
    void tellsNobodyWhatTheySaidThemselvesNorOfTheEnd() {
        says(2, "answered", "", carl, "Carl", "2026-11-24T05:59:30Z");
        says(3, "returned", "More.", carl, "Carl", "2026-11-24T05:59:40Z");
        moved(3);
        assertThat(only().recipient()).isEqualTo("ada@example.org");

        says(4, "withdrawn", "", alma, "Alma", "2026-11-24T05:59:50Z");
        moved(4);
        assertThat(practice.mails()).hasSize(1);
    }

    @Test
    void tellsNobodyWhoMaySeeItNoMoreOrWantsNoReminders() {
        practice.database
                .sql()
                .sql("update member set active = false where id = ?")
                .param(alma)
                .update();
        says(2, "answered", "", carl, "Carl", "2026-11-24T05:59:30Z");
        moved(2);
        assertThat(practice.mails()).isEmpty();

        practice.choices.of(carl, ZoneId.of("UTC"), practice.clock.instant());
        practice.choices.end(carl, UnsubscribeController.Ending.REMINDERS);
        moved(1);
        assertThat(only().recipient()).isEqualTo("ada@example.org");
    }

    @Test
    void remindsOnceThreeDaysBeforeTheDay() {
        practice.requests().round();
        assertThat(practice.mails()).as("six days before").isEmpty();

        practice.clock.set("2026-11-27T06:00:00Z");
        practice.requests().round();
        practice.requests().round();
        practice.clock.set("2026-11-28T06:00:00Z");
        practice.requests().round();

        assertThat(practice.mails())
                .hasSize(2)
                .extracting(Mail::subject)
                .containsOnly("[Vitals] an answer is due in 3 days: 164.312(b) Audit controls");
        assertThat(practice.mails().getFirst().plain())
                .contains("Alma waits for an answer on 164.312(b) Audit controls.", "Who reviews bucket-0?");
    }

    @Test
    void remindsNobodyOfWhatWasAskedForJustNowOrIsAnswered() {
        practice.clock.set("2026-11-27T06:00:00Z");
        says(2, "answered", "", carl, "Carl", "2026-11-25T05:59:30Z");
        practice.requests().round();
        assertThat(practice.mails()).as("it is answered").isEmpty();

        says(3, "returned", "More.", alma, "Alma", "2026-11-27T05:00:00Z");
        practice.requests().round();
        assertThat(practice.mails()).as("returned an hour ago").isEmpty();

        practice.clock.set("2026-11-28T06:00:00Z");
        practice.requests().round();
        assertThat(practice.mails()).hasSize(2);
    }

    @Test
    void saysNeitherTheWordsNorTheAccountWhereItIsDiscreet() {
        practice.wanting(carl, Wants::discreetly);
        moved(1);

        assertThat(practice.mails())
                .filteredOn(mail -> mail.recipient().startsWith("carl"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject() + mail.plain() + mail.html())
                        .contains("164.312(b)", "What was said stands on its page")
                        .doesNotContain("bucket-0", "Clinic", "111122223333"));
    }

    private long request(String accounts, String wishedFor) {
        return practice.database
                .sql()
                .sql("insert into audit_request (citation, text, accounts, wished_for, asked_by, asked_name, asked_at)"
                        + " values ('164.312(b)', 'Who reviews bucket-0?', " + accounts
                        + ", ?, ?, 'Alma', now()) returning id")
                .params(wishedFor == null ? null : LocalDate.parse(wishedFor), alma)
                .query(Long.class)
                .single();
    }

    private void says(int number, String state, String text, UUID by, String name, String at) {
        practice.database
                .sql()
                .sql("insert into audit_request_entry values (?, ?, ?, ?, ?, ?, ?::timestamptz)")
                .params(request, number, state, text, by, name, at)
                .update();
    }

    private void moved(int entry) {
        practice.requests().on(new RequestMoved(request, entry));
    }
}
