package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.digest.Mail.State;
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
        practice.clock.pass(Duration.ofHours(1));
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
                .containsExactly("2026-11-30T07:00:00Z", "2026-12-07T07:00:00Z");
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
