package dev.vitals.outgoing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real server on this machine that keeps what it was sent and answers as a test wants it to. */
final class OtherSide implements AutoCloseable {

    record Asked(String method, String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    record Said(int status, String body, Map<String, String> headers) {

        static Said of(int status, String body) {
            return new Said(status, body, Map.of());
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Function<Asked, Said> answer = any -> Said.of(200, "ok");

    private OtherSide(HttpServer server) {
        this.server = server;
    }

    static OtherSide start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var side = new OtherSide(server);
            server.createContext("/", exchange -> {
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var question = new Asked(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body);
                side.asked.add(question);
                var said = side.answer.apply(question);
                said.headers().forEach(exchange.getResponseHeaders()::set);
                var bytes = said.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return side;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answering(int status, String body) {
        answer = any -> Said.of(status, body);
    }

    void answering(Function<Asked, Said> given) {
        answer = given;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    void forget() {
        asked.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
