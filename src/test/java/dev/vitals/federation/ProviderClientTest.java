package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderClientTest {

    private static final int LARGEST = 8_000_000;

    private final ProviderClient client = new ProviderClient();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/metadata", exchange -> answer(exchange, 1000));
        server.createContext("/large", exchange -> answer(exchange, LARGEST + 1));
        server.createContext("/drops", ProviderClientTest::drip);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsWhatIsThere() {
        assertThat(client.get(at("/metadata"))).hasSize(1000);
        assertThatThrownBy(() -> client.get(at("/nothing"))).hasMessageContaining("answered 404");
    }

    @Test
    void whatIsTooLargeIsNotReadByHalf() {
        assertThatThrownBy(() -> client.get(at("/large"))).isInstanceOf(UnreachableException.class);
    }

    @Test
    void whoAnswersDropByDropIsLeft() {
        var begun = Instant.now();
        assertThatThrownBy(() -> client.get(at("/drops")))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("no whole answer within 5 seconds");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(9));
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static void answer(HttpExchange exchange, int bytes) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, bytes);
            exchange.getResponseBody().write(new byte[bytes]);
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (int drops = 0; drops < 100; drops++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                // A server that is slow on purpose: nobody ever counts this down.
                new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
