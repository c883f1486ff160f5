package dev.vitals.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API answers where it cannot answer what was asked (RFC 9457).
 *
 * @param type always {@code about:blank}: the status tells the kind
 * @param title what happened, in a few words
 * @param status the HTTP status
 * @param detail what happened, in a sentence that names what is wrong
 * @param instance the path that was asked
 * @param next what to do about it
 * @param reference a number under which the log tells more
 * @param parameter which parameter is wrong; null where it is none of them
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String next,
        String reference,
        @Nullable String parameter) {

    private static final int REFERENCE = 8;
    private static final int UNKNOWN = 404;
    private static final int TOO_MANY = 429;
    private static final int AWAY = 503;

    /** A problem with this request. */
    public static Problem of(
            HttpServletRequest request, HttpStatusCode status, String detail, @Nullable String parameter) {
        return new Problem(
                "about:blank",
                title(status),
                status.value(),
                detail.endsWith(".") ? detail : detail + ".",
                request.getRequestURI(),
                next(status),
                UUID.randomUUID().toString().substring(0, REFERENCE),
                parameter);
    }

    /** Sends it. */
    public void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(JsonMapper.shared().writeValueAsString(this));
    }

    private static String title(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "Nobody is signed in";
            case 403 -> "This is not open to you";
            case UNKNOWN -> "There is nothing at this address";
            case 405 -> "This address is only read";
            case 406 -> "This address answers with JSON only";
            case TOO_MANY -> "This token calls too often";
            case AWAY -> "The database does not answer as it should";
            default ->
                status.is4xxClientError() ? "This request makes no sense to Vitals" : "Something went wrong here";
        };
    }

    private static String next(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> "Send a token: Authorization: Bearer …";
            case 403 -> "Ask an administrator for a role, or use a token that may do this.";
            case UNKNOWN -> "Look the address up in /api/openapi.json. An id may belong to what you may not see.";
            case TOO_MANY -> "Wait for as many seconds as Retry-After says.";
            case AWAY -> "Nothing was half kept. Ask again after as many seconds as Retry-After says.";
            case 405, 406 -> "Look the address up in /api/openapi.json.";
            default ->
                status.is4xxClientError()
                        ? "Correct the request; /api/openapi.json lists every parameter and what it takes."
                        : "Try again; if it stays, give the reference to whoever runs Vitals.";
        };
    }
}
