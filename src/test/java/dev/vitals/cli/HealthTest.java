package dev.vitals.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void isWellWhereTheInstanceSaysThatItIsReady() throws IOException {
        assertThat(statusWhereTheAnswerIs(200)).isZero();
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    @Test
    void isNotWellWhileTheInstanceIsNotReady() throws IOException {
        assertThat(statusWhereTheAnswerIs(503)).isOne();
        assertThat(said.toString(UTF_8)).contains("not ready", "503");
    }

    @Test
    void takesAWayToSomewhereElseForNoHealth() throws IOException {
        assertThat(statusWhereTheAnswerIs(302)).isOne();
    }

    @Test
    void isNotWellWhereNobodyListens() throws IOException {
        int free;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(status(free)).isOne();
        assertThat(said.toString(UTF_8)).contains("does not answer");
    }

    private int statusWhereTheAnswerIs(int code) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/readyz", exchange -> {
            exchange.getResponseHeaders().add("Location", "/readyz?again");
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
        server.start();
        try {
            return status(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private int status(int port) {
        return Health.status(Map.of("VITALS_PORT", String.valueOf(port)), new PrintStream(said, true, UTF_8));
    }
}
