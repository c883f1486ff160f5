package dev.vitals.outgoing;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes messages of RFC 5424, each with its length before it (RFC 5425, RFC 6587), over TLS, or in the clear on this
 * machine. Syslog knows no receipt: sent means that the other end held the connection open until everything was written.
 */
@Component
class SyslogWay implements Way {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    /** Facility "log audit", by severity: critical, error, warning, notice. */
    private static final int FACILITY = 13 * 8;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    @Override
    public Kind kind() {
        return Kind.SIEM_SYSLOG;
    }

    @Override
    public List<Outcome> send(Destination destination, Secrets secrets, List<Delivery> deliveries) {
        var outcomes = new ArrayList<Outcome>();
        var uri = URI.create(secrets.address());
        try (var socket = open(uri)) {
            var out = new BufferedOutputStream(socket.getOutputStream());
            for (Delivery delivery : deliveries) {
                out.write(framed(message(delivery)));
            }
            out.flush();
            finish(socket);
            deliveries.forEach(any -> outcomes.add(new Outcome.Sent(null, "Written.")));
            return outcomes;
        } catch (IOException failed) {
            return Collections.nCopies(deliveries.size(), Outcome.Later.because(Calls.sentence(failed)));
        }
    }

    private static Socket open(URI uri) throws IOException {
        var plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), (int) TO_CONNECT.toMillis());
            plain.setSoTimeout((int) TO_ANSWER.toMillis());
            return uri.getScheme().equals("tls") ? encrypted(plain, uri) : plain;
        } catch (IOException failed) {
            plain.close();
            throw failed;
        }
    }

    private static Socket encrypted(Socket plain, URI uri) throws IOException {
        var socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(plain, uri.getHost(), uri.getPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Says that nothing more comes; a connection that was reset meanwhile fails here. */
    private static void finish(Socket socket) throws IOException {
        if (!(socket instanceof SSLSocket)) {
            socket.shutdownOutput();
        }
    }

    static String message(Delivery delivery) {
        var report = delivery.report();
        return "<%d>1 %s %s vitals - %s - \ufeff%s"
                .formatted(
                        FACILITY + severity(report.finding().severity()),
                        delivery.madeAt(),
                        "vitals",
                        report.event(),
                        plain(JsonMapper.shared().writeValueAsString(OcsfEvent.of(delivery))));
    }

    private static byte[] framed(String message) throws IOException {
        var bytes = message.getBytes(StandardCharsets.UTF_8);
        var framed = new ByteArrayOutputStream();
        framed.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        framed.write(bytes);
        return framed.toByteArray();
    }

    private static int severity(String word) {
        return List.of("critical", "high", "medium", "low").indexOf(word) + 2;
    }

    /** Control characters as JSON writes them: no name ends a line or a message. */
    private static String plain(String json) {
        return CONTROL.matcher(json).replaceAll(found -> {
            var escaped = new StringBuilder();
            found.group().chars().forEach(unit -> escaped.append("\\\\u%04x".formatted(unit)));
            return escaped.toString();
        });
    }
}
