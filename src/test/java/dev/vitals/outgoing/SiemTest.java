package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.outgoing.Delivery.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SiemTest {

    private static final String HOSTILE = "\n<13>1 - evil - - - - forged\r\u2028 \u001b[2J";

    private final Exchange exchange = new Exchange();

    @Test
    void postsComplianceFindingsOfOcsfWithTheToken() {
        try (var side = OtherSide.start()) {
            exchange.destination(Kind.SIEM_HTTP, side.address());
            exchange.opens("sg-1");
            exchange.clock.pass(Duration.ofHours(1));
            exchange.passes("sg-1");
            exchange.events.round();
            exchange.courier(new SiemHttpWay(exchange.calls)).round();

            var opened = JsonMapper.shared().readTree(side.asked().getFirst().body());
            var resolved = JsonMapper.shared().readTree(side.asked().getLast().body());
            assertThat(side.asked())
                    .allMatch(asked -> asked.header("Authorization").equals("Bearer " + Exchange.KEY));
            assertThat(opened.path("type_uid").asInt()).isEqualTo(200301);
            assertThat(opened.at("/compliance/status").asString()).isEqualTo("Fail");
            assertThat(resolved.path("type_uid").asInt()).isEqualTo(200303);
            assertThat(resolved.at("/compliance/status").asString()).isEqualTo("Pass");
        }
    }

    @Test
    void writesSyslogWithLengthsSoThatNoNameMakesAMessageOfItsOwn() throws Exception {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var taken = CompletableFuture.supplyAsync(() -> read(server));
            exchange.destination(Kind.SIEM_SYSLOG, "tcp://127.0.0.1:" + server.getLocalPort());
            exchange.opens("sg-1");
            exchange.scan(Exchange.OURS, "sg-2", Exchange.failing("evil" + HOSTILE));
            exchange.events.round();
            exchange.courier(new SyslogWay()).round();

            var messages = messages(taken.get());
            assertThat(messages)
                    .hasSize(2)
                    .allMatch(one -> one.startsWith("<106>1 2026-11-24T06:00:00Z vitals vitals - opened - \ufeff{"));
            assertThat(messages).noneMatch(one -> one.matches("(?s).*[\\p{Cc}\u2028].*"));
            var event = messages.getLast().substring(messages.getLast().indexOf('{'));
            assertThat(JsonMapper.shared().readTree(event).path("message").asString())
                    .isEqualTo("evil" + HOSTILE);
            assertThat(exchange.all()).allMatch(one -> one.state() == State.SENT);
        }
    }

    @Test
    void keepsWhatCouldNotBeWritten() throws Exception {
        int port;
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = server.getLocalPort();
        }
        exchange.destination(Kind.SIEM_SYSLOG, "tcp://127.0.0.1:" + port);
        exchange.opens("sg-1");
        exchange.events.round();
        exchange.courier(new SyslogWay()).round();
        assertThat(exchange.only().state()).isEqualTo(State.WAITING);
        assertThat(exchange.only().answer()).isEqualTo("Nothing listens there, or the way is closed.");
    }

    private static byte[] read(ServerSocket server) {
        try (var socket = server.accept()) {
            return socket.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> messages(byte[] bytes) {
        var messages = new ArrayList<String>();
        int at = 0;
        while (at < bytes.length) {
            int space = at;
            while (bytes[space] != ' ') {
                space++;
            }
            int length = Integer.parseInt(new String(bytes, at, space - at, StandardCharsets.US_ASCII));
            messages.add(new String(bytes, space + 1, length, StandardCharsets.UTF_8));
            at = space + 1 + length;
        }
        return messages;
    }
}
