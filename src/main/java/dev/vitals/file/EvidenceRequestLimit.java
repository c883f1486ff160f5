package dev.vitals.file;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away forms with more files than may be, before any of it is read; the list that it sends to says why. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
public class EvidenceRequestLimit extends OncePerRequestFilter {

    private static final List<String> PAGES = List.of("/attestations", "/registers", "/room");

    private final FileLimits limits;

    EvidenceRequestLimit(FileLimits limits) {
        this.limits = limits;
    }

    /** Whether a form goes to a page whose files are evidence. */
    public static boolean isEvidence(HttpServletRequest request) {
        return !page(request).isEmpty();
    }

    /** The list that a form's page belongs to; empty for forms of others. */
    private static String page(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return PAGES.stream()
                .filter(page -> path.equals(page) || path.startsWith(page + "/"))
                .findFirst()
                .orElse("");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (length >= 0 && length <= limits.maxRequest().toBytes()) {
            chain.doFilter(request, response);
        } else {
            // No error page: its request would go through the check of the form's token, which reads all of the body.
            response.sendRedirect(request.getContextPath() + page(request) + "?problem=size");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/") || !isEvidence(request);
    }
}
