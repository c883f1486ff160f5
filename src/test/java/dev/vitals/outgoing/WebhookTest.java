package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.outgoing.Delivery.State;
import dev.vitals.outgoing.OtherSide.Said;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {

    private final Exchange exchange = new Exchange();
    private final OtherSide side = OtherSide.start();
    private final Courier courier = exchange.webhooks();

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void tellsWhatHappensFromNowOnAndNothingFromBefore() {
        exchange.opens("sg-before");
        exchange.destination(Kind.WEBHOOK, side.address() + "/in?key=k");
        exchange.opens("sg-1");
        send();
        exchange.clock.pass(Duration.ofHours(1));
        exchange.passes("sg-1");
        send();

        assertThat(side.asked()).extracting(asked -> body(asked, "/event")).containsExactly("opened", "resolved");
        var opened = side.asked().getFirst();
        assertThat(opened.path()).isEqualTo("/in?key=k");
        assertThat(body(opened, "/resource/id")).isEqualTo("sg-1");
        assertThat(body(opened, "/account/id")).isEqualTo(Exchange.OURS);
        assertThat(body(opened, "/finding/state")).isEqualTo("failing");
        assertThat(body(opened, "/finding/url")).startsWith("https://vitals.example.org/findings/");
        assertThat(body(side.asked().getLast(), "/finding/state")).isEqualTo("passing");
    }

    @Test
    void signsWhatItSendsOverTheTimeAndTheBody() throws Exception {
        exchange.destination(Kind.WEBHOOK, side.address());
        exchange.opens("sg-1");
        send();

        var asked = side.asked().getFirst();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Exchange.KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var expected =
                mac.doFinal((asked.header("Vitals-Timestamp") + "." + asked.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(asked.header("Vitals-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
        assertThat(asked.header("Vitals-Delivery")).isEqualTo(body(asked, "/id"));
    }

    @Test
    void sendsEverythingOnceAfterADayOfAnswering500() {
        var destination = exchange.destination(Kind.WEBHOOK, side.address());
        side.answering(500, "out of order");
        exchange.opens("sg-1");
        exchange.opens("sg-2");
        exchange.rounds(courier, Duration.ofDays(1), Duration.ofMinutes(15));

        assertThat(side.asked().size()).as("ever more seldom").isBetween(20, 60);
        assertThat(exchange.all()).allMatch(one -> one.state() == State.WAITING);
        var trouble = exchange.destinations.find(destination.id()).orElseThrow();
        assertThat(trouble.trouble()).isEqualTo("It answered 500. out of order");
        assertThat(trouble.troubleSince()).isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));

        side.forget();
        side.answering(204, "");
        exchange.rounds(courier, Duration.ofHours(3), Duration.ofMinutes(15));
        assertThat(side.asked())
                .extracting(asked -> body(asked, "/resource/id"))
                .containsExactlyInAnyOrder("sg-1", "sg-2");
        assertThat(exchange.all()).allMatch(one -> one.state() == State.SENT && !one.twice());
        assertThat(exchange.destinations.find(destination.id()).orElseThrow().trouble())
                .isEmpty();
    }

    @Test
    void waitsAsLongAsTheOtherSideAsksFor() {
        exchange.destination(Kind.WEBHOOK, side.address());
        side.answering(any -> new Said(429, "slowly", Map.of("Retry-After", "7200")));
        exchange.opens("sg-1");
        exchange.rounds(courier, Duration.ofMinutes(119), Duration.ofMinutes(17));
        assertThat(side.asked()).hasSize(1);
        exchange.rounds(courier, Duration.ofMinutes(5), Duration.ofMinutes(4));
        assertThat(side.asked()).hasSize(2);
    }

    @Test
    void givesUpAfterThreeDaysAndSendsItUnderTheSameIdWhenAskedTo() {
        exchange.destination(Kind.WEBHOOK, side.address());
        side.answering(503, "");
        exchange.opens("sg-1");
        exchange.rounds(courier, Duration.ofDays(3).plusHours(3), Duration.ofHours(2));
        var left = exchange.only();
        assertThat(left.state()).isEqualTo(State.GIVEN_UP);
        assertThat(left.answer()).startsWith("Given up, for it could not be sent within 3 days.");

        side.forget();
        side.answering(200, "ok");
        exchange.desk(courier).again(left.id());
        assertThat(side.asked())
                .extracting(asked -> asked.header("Vitals-Delivery"))
                .containsExactly(left.id().toString());
        assertThat(exchange.only().state()).isEqualTo(State.SENT);
    }

    @Test
    void triesNoMoreWhatIsRefusedForGoodAndFollowsNobodyElsewhere() {
        exchange.destination(Kind.WEBHOOK, side.address());
        side.answering(410, "gone");
        exchange.opens("sg-1");
        exchange.rounds(courier, Duration.ofHours(2), Duration.ofMinutes(10));
        assertThat(side.asked()).hasSize(1);
        assertThat(exchange.only().status()).isEqualTo(410);

        side.answering(any -> new Said(302, "", Map.of("Location", side.address() + "/elsewhere")));
        exchange.opens("sg-2");
        send();
        assertThat(side.asked()).noneMatch(asked -> asked.path().equals("/elsewhere"));
        assertThat(exchange.all()).allMatch(one -> one.state() == State.REFUSED);
    }

    @Test
    void repeatsWhatWasCutOffBetweenSendingAndWritingItDownUnderTheSameId() {
        exchange.destination(Kind.WEBHOOK, side.address());
        exchange.opens("sg-1");
        exchange.events.round();
        // The other side takes it, and the process dies before it writes that down.
        var claimed = exchange.deliveries.claim(exchange.clock.instant()).orElseThrow();
        new WebhookWay(exchange.calls, exchange.clock)
                .send(
                        exchange.destinations.all().getFirst(),
                        new Secrets(side.address(), Exchange.KEY),
                        List.of(claimed));
        exchange.clock.pass(Deliveries.LEASE.minusSeconds(1));
        courier.round();
        assertThat(side.asked()).hasSize(1);
        exchange.clock.pass(Duration.ofSeconds(2));
        courier.round();

        assertThat(side.asked())
                .extracting(asked -> asked.header("Vitals-Delivery"))
                .containsOnly(claimed.id().toString());
        assertThat(exchange.only().twice()).isTrue();
        assertThat(exchange.only().state()).isEqualTo(State.SENT);
    }

    @Test
    void twoInstancesAtOnceSendEachOnceAndOfOneFindingTheEarlierFirst() throws Exception {
        exchange.destination(Kind.WEBHOOK, side.address());
        for (int n = 0; n < 6; n++) {
            exchange.opens("sg-" + n);
            exchange.clock.pass(Duration.ofMinutes(1));
            exchange.passes("sg-" + n);
        }
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int instance = 0; instance < 4; instance++) {
                threads.submit(() -> {
                    start.await();
                    exchange.events(exchange.database.transactions()).round();
                    exchange.webhooks().round();
                    return null;
                });
            }
            start.countDown();
        }
        courier.round();
        assertThat(side.asked())
                .hasSize(12)
                .extracting(asked -> asked.header("Vitals-Delivery"))
                .doesNotHaveDuplicates();
        for (int n = 0; n < 6; n++) {
            var group = "sg-" + n;
            assertThat(side.asked().stream()
                            .filter(asked -> body(asked, "/resource/id").equals(group))
                            .map(asked -> body(asked, "/event")))
                    .containsExactly("opened", "resolved");
        }
    }

    @Test
    void tellsOnceAlthoughTheClockJumpsADayOrTheOtherSideTakesLongerThanALease() {
        exchange.destination(Kind.WEBHOOK, side.address());
        exchange.opens("sg-1");
        side.answering(any -> {
            side.answering(200, "ok");
            exchange.clock.pass(Duration.ofDays(1));
            exchange.webhooks().round();
            exchange.clock.pass(Duration.ofHours(-25));
            exchange.webhooks().round();
            return Said.of(200, "ok");
        });
        send();
        send();

        assertThat(side.asked()).hasSize(1);
        assertThat(exchange.only().state()).isEqualTo(State.SENT);
        assertThat(exchange.only().twice()).isFalse();
    }

    @Test
    void doesNotWaitForTheTimeThatAClockShowedByMistake() {
        exchange.destination(Kind.WEBHOOK, side.address());
        exchange.clock.pass(Duration.ofDays(1));
        exchange.opens("sg-1");
        send();
        exchange.opens("sg-2");
        exchange.events.round();
        exchange.clock.pass(Duration.ofDays(-1));
        send();

        assertThat(side.asked())
                .extracting(asked -> body(asked, "/resource/id"))
                .containsExactly("sg-1", "sg-2");
    }

    @Test
    void knowsThatItWasSentAlthoughItsDestinationWasRemovedMeanwhile() {
        var destination = exchange.destination(Kind.WEBHOOK, side.address());
        exchange.opens("sg-1");
        side.answering(any -> {
            exchange.destinations.remove(destination.id(), exchange.clock.instant());
            return Said.of(200, "ok");
        });
        send();

        assertThat(exchange.only().state()).isEqualTo(State.SENT);
    }

    @Test
    void missesNothingOfATransactionThatIsCommittedLate() {
        exchange.destination(Kind.WEBHOOK, side.address());
        exchange.opens("sg-1");
        send();
        var inside = new AtomicReference<Integer>();
        new TransactionTemplate(exchange.database.transactions()).executeWithoutResult(any -> {
            exchange.database
                    .sql()
                    .sql(
                            "insert into finding_event (finding_id, at, kind) select id, opened_at, 'accepted' from finding")
                    .update();
            // Others commit, and are sent, meanwhile.
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.submit(() -> {
                    exchange.opens("sg-2");
                    send();
                });
            }
            inside.set(side.asked().size());
        });
        send();
        assertThat(inside.get()).isEqualTo(2);
        assertThat(side.asked())
                .extracting(asked -> body(asked, "/event"))
                .containsExactly("opened", "opened", "accepted");
    }

    @Test
    void tellsNothingOfAccountsOutsideItsGroupNorOfWhatIsLessGrave() {
        exchange.database
                .sql()
                .sql("insert into account_group (id, name) overriding system value values (7, 'ward')")
                .update();
        exchange.database
                .sql()
                .sql("insert into account_group_member values (7, ?)")
                .param(Exchange.OURS)
                .update();
        exchange.destination(Kind.WEBHOOK, side.address() + "/ward", 7L, "low", Map.of());
        exchange.destination(Kind.WEBHOOK, side.address() + "/gone", 8L, "low", Map.of());
        exchange.scan(Exchange.THEIRS, "sg-theirs", Exchange.failing("open"));
        exchange.opens("sg-ours");
        send();

        assertThat(side.asked()).hasSize(1);
        assertThat(side.asked().getFirst().path()).isEqualTo("/ward");
        assertThat(side.asked().getFirst().body()).contains("sg-ours").doesNotContain(Exchange.THEIRS);
        assertThat(exchange.database.count("event_to_send")).isZero();
    }

    @Test
    void keepsSecretsOutOfTheLogAlthoughTheOtherSideRepeatsThem() {
        exchange.destination(Kind.WEBHOOK, side.address() + "/services/T0/SECRETPATH");
        side.answering(asked ->
                Said.of(400, "you sent " + Exchange.KEY + " to " + asked.path() + "\u001b[31m " + "x".repeat(9000)));
        exchange.opens("sg-1");
        send();

        var answer = exchange.only().answer();
        assertThat(answer)
                .doesNotContain(Exchange.KEY)
                .doesNotContain("SECRETPATH")
                .doesNotContain("\u001b");
        assertThat(answer.length()).isLessThan(230);
    }

    @Test
    void saysInASentenceThatNothingListens() {
        side.close();
        exchange.destination(Kind.WEBHOOK, side.address());
        exchange.opens("sg-1");
        send();
        assertThat(exchange.only().answer()).isEqualTo("Nothing listens there, or the way is closed.");
        assertThat(exchange.only().state()).isEqualTo(State.WAITING);
    }

    private void send() {
        exchange.events.round();
        courier.round();
    }

    private static String body(OtherSide.Asked asked, String pointer) {
        return JsonMapper.shared().readTree(asked.body()).at(pointer).asString();
    }
}
