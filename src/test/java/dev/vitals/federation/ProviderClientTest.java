package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

class ProviderClientTest {

    private static final int LARGEST = 8_000_000;

    private final ProviderClient client = new ProviderClient();
    private final List<Headers> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/metadata", exchange -> answer(exchange, 1000));
        server.createContext("/large", exchange -> answer(exchange, LARGEST + 1));
        server.createContext("/packed", ProviderClientTest::pack);
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
    void theFrameworksOwnCallsAskForNothingPackedAndReadNoFurtherThanABound() {
        var framework = new RestTemplate(client.requests());
        assertThat(framework.getForObject(at("/metadata"), byte[].class)).hasSize(1000);
        assertThat(asked).noneMatch(headers -> headers.containsKey("Accept-Encoding"));
        assertThatThrownBy(() -> framework.getForObject(at("/large"), byte[].class))
                .isInstanceOf(RestClientException.class);
        assertThat(framework.getForObject(at("/packed"), byte[].class))
                .as("as it came")
                .hasSizeLessThan(100_000);
        assertThat(client.get(at("/packed"))).as("as it came").hasSizeLessThan(100_000);
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

    /** Eight megabytes of nothing, packed. */
    private static void pack(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Encoding", "gzip");
        exchange.sendResponseHeaders(200, 0);
        try (exchange;
                var packed = new GZIPOutputStream(exchange.getResponseBody())) {
            packed.write(new byte[LARGEST + 1]);
        }
    }

    private void answer(HttpExchange exchange, int bytes) throws IOException {
        asked.add(exchange.getRequestHeaders());
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
