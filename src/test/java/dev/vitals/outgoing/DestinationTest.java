package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.identity.Groups;
import dev.vitals.outgoing.Delivery.State;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;

class DestinationTest {

    private static final String SECRET = "correct horse battery staple";

    private final Exchange exchange = new Exchange();
    private final Courier courier = exchange.webhooks();
    private final DestinationDesk desk = exchange.desk(courier);
    private final OutgoingController controller =
            new OutgoingController(exchange.destinations, desk, exchange.log, new Groups(exchange.database.sql()));

    @Test
    void takesNoAddressThatLeavesThisMachineInTheClear() {
        for (String address : List.of(
                "http://example.org/",
                "ftp://example.org",
                "https://ada:pw@example.org/",
                "https:example",
                "//x",
                "javascript:1",
                "http://127.0.0.1.example.org/",
                "http://169.254.169.254/latest/")) {
            assertThat(wrong(Kind.WEBHOOK, address, SECRET, null)).as(address).isNotEmpty();
        }
        assertThat(wrong(Kind.WEBHOOK, "https://example.org/hook", SECRET, null))
                .isEmpty();
        assertThat(wrong(Kind.WEBHOOK, "http://127.0.0.1:8080/hook", SECRET, null))
                .isEmpty();
        assertThat(wrong(Kind.SIEM_SYSLOG, "tcp://siem.example.org:514", "", null))
                .isNotEmpty();
        assertThat(wrong(Kind.SIEM_SYSLOG, "tls://siem.example.org:6514", "", null))
                .isEmpty();
        assertThat(wrong(Kind.SECURITY_HUB, "mars-1", "", null)).isNotEmpty();
        assertThat(wrong(Kind.WEBHOOK, "https://example.org/hook", "short", null))
                .contains("at least 16");
    }

    @Test
    void keepsWhatIsSecretOutOfPageApiAndAudit() {
        var id = desk.keep(form("https://example.org/hook/PATHKEY?sig=QUERYKEY", SECRET), Kind.WEBHOOK, null);
        var kept = exchange.destinations.find(id).orElseThrow();
        desk.keep(form("", ""), Kind.WEBHOOK, kept);
        var model = new ExtendedModelMap();
        controller.one(id, model);
        controller.list(model);
        var api = new OutgoingApi(exchange.destinations, exchange.log).destinations();
        var audit = exchange.database
                .sql()
                .sql("select string_agg(concat(object, before, after), ' ') from audit_entry")
                .query(String.class)
                .single();
        var stored = exchange.database
                .sql()
                .sql("select string_agg(cast(d as text), ' ') from destination d")
                .query(String.class)
                .single();

        for (String shown : List.of(
                model.toString(), model.get("form").toString(), api.toString(), audit, stored, kept.toString())) {
            assertThat(shown).doesNotContain(SECRET, "PATHKEY", "QUERYKEY");
        }
        assertThat(((DestinationForm) model.get("form")).secret()).isEmpty();
        assertThat(audit).contains("https://example.org");
        assertThat(exchange.destinations.secrets(id))
                .isEqualTo(new Secrets("https://example.org/hook/PATHKEY?sig=QUERYKEY", SECRET));
    }

    @Test
    void sendsAKeptSecretToNoOtherHost() {
        var id = desk.keep(form("https://example.org/hook", SECRET), Kind.WEBHOOK, null);
        var kept = exchange.destinations.find(id).orElseThrow();
        assertThat(wrong(Kind.WEBHOOK, "https://evil.example/hook", "", kept)).contains("give the secret again");
        assertThat(wrong(Kind.WEBHOOK, "https://example.org/other", "", kept)).isEmpty();
        assertThat(wrong(Kind.WEBHOOK, "https://evil.example/hook", SECRET, kept))
                .isEmpty();
    }

    @Test
    void letsWhatIsToGoToAPausedOneWaitAndGivesUpWhatIsToGoToARemovedOne() {
        try (var side = OtherSide.start()) {
            var destination = exchange.destination(Kind.WEBHOOK, side.address());
            desk.turn(destination, false);
            exchange.opens("sg-1");
            exchange.events.round();
            courier.round();
            assertThat(exchange.only().state()).isEqualTo(State.WAITING);
            desk.turn(destination, true);
            courier.round();
            assertThat(side.asked()).hasSize(1);

            desk.turn(destination, false);
            exchange.opens("sg-2");
            exchange.events.round();
            desk.remove(destination);
            exchange.opens("sg-3");
            exchange.events.round();
            courier.round();
            assertThat(side.asked()).hasSize(1);
            assertThat(exchange.all())
                    .extracting(Delivery::state)
                    .containsExactlyInAnyOrder(State.SENT, State.GIVEN_UP);
            assertThat(exchange.database
                            .sql()
                            .sql("select count(*) from destination where secrets is not null")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void sendsATestThatIsMarkedAsOne() {
        try (var side = OtherSide.start()) {
            desk.test(exchange.destination(Kind.WEBHOOK, side.address()));
            assertThat(side.asked()).hasSize(1);
            assertThat(side.asked().getFirst().body())
                    .contains("\"event\":\"test\"")
                    .contains("Nothing has happened");
        }
    }

    private static String wrong(Kind kind, String address, String secret, @Nullable Destination before) {
        return form(address, secret).wrong(kind, before, Set.of());
    }

    private static DestinationForm form(String address, String secret) {
        return new DestinationForm(
                "Pager", address, secret, null, "high", List.of("opened"), "", "SEC", "Task", "", "");
    }
}
