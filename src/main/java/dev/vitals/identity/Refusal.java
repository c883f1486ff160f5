package dev.vitals.identity;

import dev.vitals.api.Problem;
import dev.vitals.log.Mark;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/**
 * A refusal that the guards answer with. Pages show the one error page; programs get a sentence and a reference number:
 * problem details (RFC 9457) under {@code /api} and {@code /actuator}, an error of SCIM (RFC 7644, 3.12) under {@code /scim}.
 *
 * @param detail what happened and what to do next, in a sentence or two
 */
public record Refusal(HttpStatus status, String detail) {

    static final Refusal NO_ROLE = new Refusal(
            HttpStatus.FORBIDDEN,
            "Nobody has given you a role here, or none is left of it for this token. Ask an administrator for one.");
    static final Refusal NO_RIGHT = new Refusal(
            HttpStatus.FORBIDDEN,
            "This is not open to you. A token does what it was made for, as long as its maker may; GET /api/token tells what.");
    static final Refusal NEEDS_PERSON = new Refusal(
            HttpStatus.FORBIDDEN,
            "This needs a person who has just signed in; a token cannot do it. Do it on the pages of Vitals.");
    static final Refusal NO_ROW_SECURITY = new Refusal(
            HttpStatus.FORBIDDEN,
            "The database would not apply the scope of accounts, so nothing is shown. Whoever runs Vitals finds why in its log.");
    static final Refusal CLOSED = new Refusal(HttpStatus.FORBIDDEN, "This route is closed to everybody.");

    private static final Logger log = LoggerFactory.getLogger(Refusal.class);
    private static final int DIGITS = 8;

    /** Whether a program asks and not a browser: it is never sent to a page. */
    public static boolean isForPrograms(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.startsWith("/api/") || path.startsWith("/actuator") || isScim(request);
    }

    /** Writes it as whoever asks can read it. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isForPrograms(request)) {
            response.sendError(status.value());
            return;
        }
        if (isScim(request)) {
            var reference = UUID.randomUUID().toString().substring(0, DIGITS);
            note(reference);
            scim(reference, response);
        } else {
            var problem = Problem.of(request, status, detail, null);
            note(problem.reference());
            problem.write(response);
        }
    }

    private void note(String reference) {
        Mark.REFERENCE.during(reference, () -> log.info("Refused {} with {}: {}", reference, status.value(), detail));
    }

    private static boolean isScim(HttpServletRequest request) {
        return request.getRequestURI()
                .substring(request.getContextPath().length())
                .startsWith("/scim/");
    }

    private void scim(String reference, HttpServletResponse response) throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"));
        body.put("status", String.valueOf(status.value()));
        body.put("detail", detail + " Reference " + reference + ".");
        response.setStatus(status.value());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType("application/scim+json");
        response.getWriter().write(JsonMapper.shared().writeValueAsString(body));
    }
}
