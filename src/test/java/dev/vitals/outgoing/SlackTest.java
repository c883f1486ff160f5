package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.outgoing.Delivery.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SlackTest {

    private final Exchange exchange = new Exchange();
    private final OtherSide side = OtherSide.start();
    private final Courier courier = exchange.courier(new SlackWay(exchange.calls));

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void putsUpToTwentyFindingsIntoOneMessageAndSendsOneAMinute() {
        exchange.destination(Kind.SLACK, side.address() + "/services/T0/B0/x");
        for (int n = 0; n < 25; n++) {
            exchange.opens("sg-" + n);
        }
        exchange.events.round();
        courier.round();
        assertThat(side.asked()).hasSize(1);
        assertThat(text(0).lines())
                .hasSize(20)
                .allMatch(line -> line.startsWith("*Opened* (critical) <https://vitals"));
        exchange.clock.pass(Duration.ofSeconds(61));
        courier.round();
        assertThat(text(1).lines()).hasSize(5);
        assertThat(exchange.all()).allMatch(one -> one.state() == State.SENT);
    }

    @Test
    void makesNothingOfNamesThatOthersGave() {
        exchange.destination(Kind.SLACK, side.address());
        exchange.scan(
                Exchange.OURS,
                "sg-1",
                Exchange.failing(
                        "<!channel> <https://evil.example|Sign in> & @here *bold*\nsecond https://evil.example"));
        exchange.events.round();
        courier.round();

        var text = text(0);
        assertThat(text.lines()).hasSize(1);
        assertThat(text)
                .contains("&lt;!channel&gt;", "&amp;")
                .doesNotContain("<!", "<https://evil", "https://evil", "@here", "evil.example", " *bold*");
        assertThat(text.split("\\|")).as("only our own link").hasSize(2);
    }

    @Test
    void sendsATestThatSaysThatItIsOne() {
        var destination = exchange.destination(Kind.SLACK, side.address());
        exchange.desk(courier).test(destination);
        assertThat(text(0)).contains("Test").contains("Nothing has happened");
        assertThat(exchange.only().state()).isEqualTo(State.SENT);
    }

    private String text(int message) {
        return JsonMapper.shared()
                .readTree(side.asked().get(message).body())
                .path("text")
                .asString();
    }
}
