package dev.vitals.watch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** An AWS that says who is asking, and refuses everything else with words that belong into no log. */
final class RefusingAws implements AutoCloseable {

    static final String ACCOUNT = "222233334444";
    /** An account that nobody here has credentials for. */
    static final String STRANGER = "555566667777";

    static final String BUCKET = "jane-doe-hiv-results";
    static final String POLICY =
            "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Resource\":\"arn:aws:s3:::" + BUCKET + "\"}";

    private static final String WHO = """
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:iam::%1$s:user/vitals</Arn><UserId>AIDA</UserId><Account>%1$s</Account>
            </GetCallerIdentityResult></GetCallerIdentityResponse>""".formatted(ACCOUNT);

    private final HttpServer server;

    /** Whether the next call to KMS comes too soon. */
    private final AtomicBoolean slowDown = new AtomicBoolean(true);

    RefusingAws() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.contains("GetCallerIdentity")) {
            send(exchange, 200, "text/xml", WHO);
            return;
        }
        if (String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                        .contains("TrentService")
                && slowDown.compareAndSet(true, false)) {
            send(
                    exchange,
                    400,
                    "application/x-amz-json-1.1",
                    "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
            return;
        }
        var words = "Not authorized to do this on arn:aws:s3:::%s because of %s".formatted(BUCKET, POLICY);
        if (exchange.getRequestHeaders().containsKey("X-Amz-Target")
                || String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .contains("json")) {
            send(
                    exchange,
                    403,
                    "application/x-amz-json-1.1",
                    "{\"__type\":\"AccessDeniedException\",\"message\":\"%s\"}".formatted(words.replace("\"", "\\\"")));
        } else {
            send(
                    exchange,
                    403,
                    "text/xml",
                    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>%s</Message></Error></ErrorResponse>"
                            .formatted(words));
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
