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

/** Turns away forms with more files than may be, before any of it is read, and says so. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
public class EvidenceRequestLimit extends OncePerRequestFilter {

    private static final List<String> PAGES = List.of("/attestations", "/registers");

    private final FileLimits limits;

    EvidenceRequestLimit(FileLimits limits) {
        this.limits = limits;
    }

    /** Whether a form goes to a page whose files are evidence. */
    public static boolean isEvidence(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return PAGES.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (length >= 0 && length <= limits.maxRequest().toBytes()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "Nothing was kept: a file may have %d MB, and what one form sends %d MB together. Record it with fewer files, and add the others afterwards."
                            .formatted(limits.maxSize().toMegabytes(), limits.maxRequest().toMegabytes()));
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null
                || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                || !isEvidence(request);
    }
}
