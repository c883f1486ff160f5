package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.digest.Mail.State;
import dev.vitals.digest.MailSettings.Tls;
import dev.vitals.identity.MemberStore;
import dev.vitals.postgres.Alone;
import dev.vitals.support.MovableClock;
import dev.vitals.support.ScriptedSmtp;
import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class PostTest {

    private final TestDatabase database = TestDatabase.empty();
    private final MovableClock clock = MovableClock.at("2026-11-24T06:00:00Z");
    private final Outbox outbox = new Outbox(database.sql(), new Alone(database.dataSource()));
    private final ScriptedSmtp server = ScriptedSmtp.start();
    private final MailSettings settings = Mails.settings(server.port(), Tls.NONE);
    private final Post post = post(new SmtpDelivery(settings));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void sendsWhatWasCommittedAlthoughWhoeverCommittedItDiedBeforeSending() {
        var transaction = new TransactionTemplate(database.transactions());
        var mail = Mails.waiting("[Vitals] 3 new", clock.instant());
        transaction.executeWithoutResult(any -> outbox.add(mail));
        // Nothing is left of the process that decided on it: another one starts.
        post(new SmtpDelivery(settings)).round();

        assertThat(server.taken()).singleElement().asString().contains("Message-ID: " + mail.messageId());
        assertThat(outbox.find(mail.id()).orElseThrow().state()).isEqualTo(State.SENT);
        post.round();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void sendsNothingOfADecisionThatWasRolledBack() {
        var transaction = new TransactionTemplate(database.transactions());
        assertThatThrownBy(() -> transaction.executeWithoutResult(any -> {
                    outbox.add(Mails.waiting("[Vitals] 3 new", clock.instant()));
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");
        post.round();

        assertThat(server.taken()).isEmpty();
    }

    @Test
    void repeatsAnAttemptThatWasCutOffOnlyAfterItsLeaseAndWithTheSameMessageId() {
        var mail = Mails.waiting("[Vitals] 3 new", clock.instant());
        outbox.add(mail);
        // The server takes it, and the process dies before it writes that down.
        var claimed = outbox.claim(clock.instant()).orElseThrow();
        new SmtpDelivery(settings).send(claimed);
        clock.pass(Outbox.LEASE.minusSeconds(1));
        post.round();
        assertThat(server.taken()).hasSize(1);
        clock.pass(Duration.ofSeconds(2));
        post.round();

        assertThat(server.taken()).hasSize(2).allMatch(message -> message.contains("Message-ID: " + mail.messageId()));
        var sent = outbox.find(mail.id()).orElseThrow();
        assertThat(sent.state()).isEqualTo(State.SENT);
        assertThat(sent.twice()).isTrue();
        assertThat(sent.attempts()).isEqualTo(2);
    }

    @Test
    void lateWordOfAnAttemptWhoseLeaseIsOverChangesNothing() {
        outbox.add(Mails.waiting("[Vitals] 3 new", clock.instant()));
        var slow = outbox.claim(clock.instant()).orElseThrow();
        clock.pass(Outbox.LEASE);
        post.round();
        outbox.end(slow, State.WAITING, "timed out", clock.instant(), clock.instant());

        assertThat(outbox.find(slow.id()).orElseThrow().state()).isEqualTo(State.SENT);
    }

    @Test
    void triesEverMoreSeldomWhileTheServerPutsItOffForAnHourAndThenSendsItOnce() {
        server.answering("RCPT", "451 4.3.0 come back later");
        var mail = Mails.waiting("[Vitals] 3 new", clock.instant());
        outbox.add(mail);
        var start = clock.instant();
        while (clock.instant().isBefore(start.plus(Duration.ofHours(1)))) {
            post.round();
            clock.pass(Duration.ofSeconds(15));
        }
        var put = outbox.find(mail.id()).orElseThrow();
        assertThat(put.state()).isEqualTo(State.WAITING);
        assertThat(put.attempts()).as("after 0, 1, 3, 7, 15 and 31 minutes").isEqualTo(6);
        assertThat(put.answer()).contains("come back later");
        assertThat(server.taken()).isEmpty();

        server.willing();
        for (int quarter = 0; quarter < 8; quarter++) {
            clock.pass(Duration.ofMinutes(15));
            post.round();
        }
        assertThat(server.taken()).hasSize(1);
        assertThat(outbox.find(mail.id()).orElseThrow().state()).isEqualTo(State.SENT);
    }

    @Test
    void givesUpAfterThreeDaysAndSaysSo() {
        server.answering("RCPT", "451 4.3.0 come back later");
        var mail = Mails.waiting("[Vitals] 3 new", clock.instant());
        outbox.add(mail);
        for (int hour = 0; hour < 74; hour++) {
            post.round();
            clock.pass(Duration.ofHours(1));
        }
        var left = outbox.find(mail.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(State.GIVEN_UP);
        assertThat(left.answer())
                .startsWith("Given up, for it could not be sent within 3 days.")
                .contains("come back later");
        server.willing();
        post.round();
        assertThat(server.taken()).isEmpty();

        outbox.again(mail.id(), clock.instant());
        post.round();
        assertThat(server.taken()).hasSize(1);
    }

    @Test
    void holdsUpNoMailForAnotherThatIsRefused() {
        server.answering("RCPT", "550 5.1.1 no such user");
        var refused = Mails.waiting("[Vitals] first", clock.instant());
        outbox.add(refused);
        post.round();
        server.willing();
        outbox.add(Mails.waiting("[Vitals] second", clock.instant()));
        post.round();

        assertThat(outbox.find(refused.id()).orElseThrow().state()).isEqualTo(State.REFUSED);
        assertThat(server.taken()).singleElement().asString().contains("second");
    }

    @Test
    void twoInstancesThatSendAtOnceSendEachMailOnce() throws Exception {
        IntStream.range(0, 60).forEach(n -> outbox.add(Mails.waiting("[Vitals] no. " + n + ";", clock.instant())));
        var sent = new CopyOnWriteArrayList<String>();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int instance = 0; instance < 4; instance++) {
                threads.submit(() -> {
                    start.await();
                    post(taking(sent)).round();
                    return null;
                });
            }
            start.countDown();
        }
        assertThat(sent).hasSize(60).doesNotHaveDuplicates();
        assertThat(database.sql()
                        .sql("select count(*) from mail where state = 'sent' and attempts = 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(60);
    }

    @Test
    void sendsAMailOnceAlthoughTheClockJumpsADayWhileItIsOnItsWay() {
        outbox.add(Mails.waiting("[Vitals] 3 new", clock.instant()));
        var sent = new CopyOnWriteArrayList<String>();
        var jumping = new Delivery() {
            @Override
            public Outcome send(Mail mail) {
                clock.pass(Duration.ofDays(1));
                elsewhere(() -> post(taking(sent)).round());
                clock.pass(Duration.ofHours(-25));
                elsewhere(() -> post(taking(sent)).round());
                return taking(sent).send(mail);
            }

            @Override
            public String title() {
                return "jumping";
            }
        };
        post(jumping).round();
        post(taking(sent)).round();

        assertThat(sent).hasSize(1);
        assertThat(database.sql()
                        .sql("select state || ' ' || attempts || ' ' || twice from mail")
                        .query(String.class)
                        .single())
                .isEqualTo("sent 1 false");
    }

    @Test
    void sendsWhatWasDecidedByAClockThatHasBeenPutBackSince() {
        clock.pass(Duration.ofDays(1));
        outbox.add(Mails.waiting("[Vitals] root signed in", clock.instant()));
        clock.pass(Duration.ofDays(-1));
        post.round();
        assertThat(server.taken()).hasSize(1);

        server.answering("RCPT", "451 4.3.0 come back later");
        clock.pass(Duration.ofDays(1));
        outbox.add(Mails.waiting("[Vitals] put off", clock.instant()));
        post.round();
        clock.pass(Duration.ofDays(-1));
        server.willing();
        post.round();
        assertThat(server.taken()).hasSize(2);
    }

    /** As another instance: on connections of its own. */
    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work, Thread::startVirtualThread).join();
    }

    @Test
    void leavesMailsAloneWhereNothingCanBeSent() {
        var mail = Mails.waiting("[Vitals] 3 new", clock.instant());
        outbox.add(mail);
        new Post(outbox, WayOut.NONE, new Sight(new MemberStore(database.sql())), settings, clock).round();

        assertThat(outbox.find(mail.id()).orElseThrow().attempts()).isZero();
    }

    private Post post(Delivery delivery) {
        return new Post(outbox, WayOut.by(delivery), new Sight(new MemberStore(database.sql())), settings, clock);
    }

    private static Delivery taking(List<String> sent) {
        return new Delivery() {
            @Override
            public Outcome send(Mail mail) {
                sent.add(mail.subject());
                return new Outcome.Sent("taken");
            }

            @Override
            public String title() {
                return "test";
            }
        };
    }
}
