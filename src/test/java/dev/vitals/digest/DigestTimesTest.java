package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.digest.Mail.State;
import dev.vitals.rule.Severity;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DigestTimesTest extends DigestDays {

    @Test
    void comesOnceAndBeginsWhereTheLastOneEnded() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();
        practice.digests().round();
        assertThat(practice.mails()).hasSize(1);

        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        seven();
        assertThat(practice.mails()).extracting(Mail::subject).allMatch(subject -> subject.contains(" 1 new:"));
        assertThat(practice.mails()).hasSize(2);
    }

    @Test
    void twoInstancesAtOnceMakeOneMail() throws Exception {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.clock.pass(Duration.ofHours(1).plus(Settled.MARGIN));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int instance = 0; instance < 4; instance++) {
                var digests = practice.digests();
                threads.submit(() -> {
                    start.await();
                    digests.round();
                    return null;
                });
            }
            start.countDown();
        }
        assertThat(practice.mails()).hasSize(1);
    }

    @Test
    void losesAndRepeatsNothingWhenTheClockIsADayAheadForAWhile() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();
        practice.digests().round();
        assertThat(practice.mails()).hasSize(1);

        practice.clock.pass(Duration.ofDays(1));
        practice.digests().round();
        practice.clock.pass(Duration.ofDays(-1).plusSeconds(30));
        practice.digests().round();
        var told = practice.mails().size();
        practice.clock.pass(Duration.ofHours(1));
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.clock.pass(Duration.ofHours(23));
        practice.digests().round();

        assertThat(practice.mails()).hasSize(told + 1);
        assertThat(practice.mails())
                .filteredOn(mail -> mail.subject().contains(" 1 new:"))
                .hasSize(2);
    }

    @Test
    void tellsWhatAScanFindsThatIsStillRunningWhenTheDigestIsMade() {
        practice.ada();
        tomorrow();
        practice.clock.pass(Duration.ofMinutes(55));
        var scan = practice.begun(Practice.PRODUCTION);
        practice.clock.pass(Duration.ofMinutes(1));
        practice.scan(Practice.STAGING, FAIL);
        seven();
        assertThat(practice.mails()).isEmpty();
        practice.clock.pass(Duration.ofMinutes(20));
        practice.ended(scan, Severity.HIGH, FAIL, FAIL);
        tomorrow();
        seven();

        assertThat(only().subject()).isEqualTo("[Vitals] 3 new: all accounts");
        assertThat(only().plain()).contains("to Thu 26 Nov 2026, 07:00");
        practice.scan(Practice.PRODUCTION, FAIL, FAIL);
        practice.scan(Practice.STAGING, FAIL);
        tomorrow();
        practice.begun(Practice.STAGING);
        seven();
        assertThat(practice.mails()).as("nothing is told twice").hasSize(1);
    }

    @Test
    void saysThatAScanIsRunningAndDoesNotWaitForOneThatDied() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.STAGING, FAIL);
        practice.clock.pass(Duration.ofMinutes(30));
        practice.begun(Practice.PRODUCTION);
        seven();
        assertThat(only().plain()).contains("to Wed 25 Nov 2026, 06:29", "A scan is running.");

        tomorrow();
        practice.scan(Practice.STAGING, PASS);
        seven();
        assertThat(practice.mails().getLast().plain())
                .contains("to Thu 26 Nov 2026, 07:00")
                .doesNotContain("A scan is running.");
    }

    @Test
    void losesNothingOfALookThatWaitsWhenTheDigestIsMade() {
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.clock.pass(Duration.ofMinutes(1));
        practice.ada();
        tomorrow();
        practice.clock.pass(Duration.ofMinutes(59));
        practice.records.look("waiting");
        seven();
        assertThat(practice.mails()).isEmpty();
        practice.records.said(1, "resolved", "2026-11-25T06:59:30Z");
        tomorrow();
        seven();

        assertThat(only().subject()).contains("1 fixed");
    }

    @Test
    void isNotSentWhereNothingChanged() {
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, PASS);
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        practice.scan(Practice.STAGING, PASS);
        seven();

        assertThat(practice.mails()).isEmpty();
    }

    @Test
    void tellsOnceAWeekThatNothingChangedWhereThatIsWanted() {
        var ada = practice.person("Ada", "viewer", null);
        practice.wanting(ada, choice -> Wants.withAllClear(choice, Rhythm.DAILY));
        for (int day = 0; day < 14; day++) {
            practice.scan(Practice.PRODUCTION, FAIL);
            practice.scan(Practice.STAGING, PASS);
            seven();
            tomorrow();
        }
        assertThat(practice.mails())
                .extracting(mail -> mail.madeAt().toString())
                .as("Mondays")
                .containsExactly("2026-11-30T07:00:05Z", "2026-12-07T07:00:05Z");
        assertThat(practice.mails()).allSatisfy(mail -> {
            assertThat(mail.subject()).isEqualTo("[Vitals] nothing changed: all accounts");
            assertThat(mail.plain()).contains("Nothing changed, and everything could be read.");
        });
    }

    @Test
    void isKeptToBeReadWhereNothingCanBeSentAndWaitsWhereItCan() {
        practice.ada();
        tomorrow();
        practice.scan(Practice.PRODUCTION, FAIL);
        seven();
        assertThat(only().state()).isEqualTo(State.KEPT);

        practice.goingOutBy(new SmtpDelivery(Practice.settings()));
        tomorrow();
        practice.scan(Practice.PRODUCTION, PASS);
        seven();
        assertThat(practice.mails().getLast().state()).isEqualTo(State.WAITING);
    }
}
