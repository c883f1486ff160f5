package dev.vitals.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** As much of a browser as signing in needs: one cookie, the token of the last page, redirects. */
final class Browser {

    private static final String COOKIE = "vitals-session";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** An answer, after redirects. */
    record Page(int status, String path, String body) {

        byte[] secret() {
            var found = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<").matcher(body);
            assertThat(found.find()).as("a secret on %s", path).isTrue();
            return bytes(found.group(1).replace(" ", ""));
        }

        List<String> recoveryCodes() {
            return Pattern.compile("<li><code>([A-Z2-7-]+)</code>")
                    .matcher(body)
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }

        private static byte[] bytes(String base32) {
            var number = BigInteger.ZERO;
            for (char letter : base32.toCharArray()) {
                number =
                        number.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
            }
            var bytes = number.toByteArray();
            var secret = new byte[base32.length() * 5 / 8];
            var length = Math.min(bytes.length, secret.length);
            System.arraycopy(bytes, bytes.length - length, secret, secret.length - length, length);
            return secret;
        }
    }

    private final Map<String, String> cookies = new HashMap<>();
    private int port;
    private String token = "";

    Browser(int port) {
        this.port = port;
    }

    Browser with(String session) {
        cookies.put(COOKIE, session);
        return this;
    }

    /** Goes on with the same cookie at another instance. */
    void goTo(int otherPort) {
        port = otherPort;
    }

    String session() {
        return cookies.getOrDefault(COOKIE, "");
    }

    Page get(String path) {
        return follow(HttpRequest.newBuilder(at(path)).GET());
    }

    /** What a page asks for by itself. */
    Page poll(String path) {
        return follow(HttpRequest.newBuilder(at(path))
                .header("Vitals-Background", "1")
                .GET());
    }

    Page post(String path, String... fields) {
        var form = new StringBuilder("_csrf=" + encoded(token));
        for (int at = 0; at < fields.length; at += 2) {
            form.append('&').append(fields[at]).append('=').append(encoded(fields[at + 1]));
        }
        return follow(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString())));
    }

    /** Of the answer itself, without redirects. */
    HttpHeaders headers(String path, String... more) {
        var request = HttpRequest.newBuilder(at(path)).GET();
        return send(more.length == 0 ? request : request.headers(more)).headers();
    }

    private Page follow(HttpRequest.Builder request) {
        var answer = send(request);
        while (answer.statusCode() == 302) {
            var next =
                    answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
            answer = send(HttpRequest.newBuilder(next).GET());
        }
        TOKEN.matcher(answer.body()).results().map(found -> found.group(1)).forEach(found -> token = found);
        return new Page(answer.statusCode(), answer.uri().getPath(), answer.body());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::take);
            return answer;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void take(String header) {
        var cookie = Arrays.asList(header.split(";")).getFirst().split("=", 2);
        cookies.put(cookie[0], cookie[1]);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
