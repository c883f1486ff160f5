package dev.vitals.aws;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request as it arrived.
 *
 * @param path as it was sent, still encoded
 * @param query the parameters behind the path, or those of a form
 */
record WireRequest(String method, String path, Map<String, List<String>> query, Headers headers, byte[] body) {

    private static final Pattern SIGNED = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/([^/]+)/aws4_request");

    /**
     * Who signed, and for what.
     *
     * @param account the twelve digits at the end of the key's name; empty where it has none
     */
    record Signature(String account, String region, String service) {}

    static WireRequest of(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type"))
                .orElse("");
        var parameters = parameters(exchange.getRequestURI().getRawQuery());
        if (type.startsWith("application/x-www-form-urlencoded")) {
            parameters.putAll(parameters(new String(body, StandardCharsets.UTF_8)));
        }
        return new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                parameters,
                exchange.getRequestHeaders(),
                body);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The first value of a parameter. */
    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst);
    }

    Optional<Signature> signature() {
        return header("Authorization")
                .map(SIGNED::matcher)
                .filter(found -> found.find())
                .map(found -> {
                    var key = found.group(1);
                    var account = key.matches(".*\\d{12}") ? key.substring(key.length() - 12) : "";
                    return new Signature(account, found.group(2), found.group(3));
                });
    }

    private static Map<String, List<String>> parameters(String raw) {
        var found = new LinkedHashMap<String, List<String>>();
        if (raw == null || raw.isEmpty()) {
            return found;
        }
        for (String pair : raw.split("&")) {
            var at = pair.indexOf('=');
            var name = at < 0 ? pair : pair.substring(0, at);
            found.computeIfAbsent(decoded(name), any -> new ArrayList<>())
                    .add(at < 0 ? "" : decoded(pair.substring(at + 1)));
        }
        return found;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
