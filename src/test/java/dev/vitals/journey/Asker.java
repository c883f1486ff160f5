package dev.vitals.journey;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The operator without a browser: signs in and asks for addresses, quicker than anybody can look. */
final class Asker {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final String base;

    Asker(int port) {
        this.base = "http://127.0.0.1:" + port;
        var token = TOKEN.matcher(send(get("/login"), BodyHandlers.ofString()).body());
        if (!token.find()) {
            throw new IllegalStateException("No form to sign in by");
        }
        var form = "username=operator&password=" + encoded(Visitor.PASSWORD) + "&_csrf=" + encoded(token.group(1));
        send(
                HttpRequest.newBuilder(URI.create(base + "/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    /** The status of the answer, once all of it has come; it may be larger than memory. */
    int ask(String address) {
        return send(get(address), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(base + address.replace(" ", "%20")))
                .header("Sec-Fetch-Site", "same-origin")
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException failure) {
            throw new IllegalStateException("No answer from " + request.uri(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
