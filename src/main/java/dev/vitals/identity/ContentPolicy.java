package dev.vitals.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the browser what a page may run and show: scripts and style sheets that carry this answer's nonce, nothing inline,
 * nothing from elsewhere, no frame around it. That a file comes from us is not enough: much of what we serve was written
 * by others. Templates find the nonce as {@code nonce}.
 */
final class ContentPolicy extends OncePerRequestFilter {

    static final String NONCE = "nonce";
    private static final String POLICY = "default-src 'none'; script-src 'nonce-%1$s'; style-src 'nonce-%1$s'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "object-src 'none'; frame-ancestors 'none'";
    private static final int BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request.getAttribute(NONCE) instanceof String)) {
            request.setAttribute(NONCE, next());
        }
        response.setHeader("Content-Security-Policy", POLICY.formatted(request.getAttribute(NONCE)));
        chain.doFilter(request, response);
    }

    /** An error page is an answer too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
