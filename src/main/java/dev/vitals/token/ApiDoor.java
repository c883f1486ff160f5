package dev.vitals.token;

import dev.vitals.identity.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * By what a call of {@code /api} may come in: a token in the {@code Authorization} header, or, for reading only, the
 * session of a page of Vitals itself.
 */
final class ApiDoor {

    private static final Refusal NOBODY = new Refusal(
            HttpStatus.UNAUTHORIZED,
            "Send a token: Authorization: Bearer vit_…. Make one on the pages of Vitals, under your API tokens.");
    private static final Refusal CLOSED = new Refusal(HttpStatus.FORBIDDEN, "This is not open to you.");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private ApiDoor() {}

    /**
     * Whether a browser's session counts. Its cookie comes along whoever caused the request, so it counts only where
     * nothing is changed and where the browser itself says that a page of ours asks: no script can set that header.
     */
    static boolean isPageOfOurs(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** For who sent nothing that counts. */
    static void nobody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Vitals\"");
        NOBODY.send(request, response);
    }

    /** For who sent a token that is not good (RFC 6750, 3.1). */
    static void invalid(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Vitals\", error=\"invalid_token\"");
        refusal.send(request, response);
    }

    static void closed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CLOSED.send(request, response);
    }
}
