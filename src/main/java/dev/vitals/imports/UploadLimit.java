package dev.vitals.imports;

import dev.vitals.file.EvidenceRequestLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what is too large before any of it is read. Stands before the check of the form's token, which would read the
 * whole request, fail at its size and call that forbidden.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class UploadLimit extends OncePerRequestFilter {

    /** For the names and borders of the parts around the file. */
    private static final long AROUND = 64 << 10;

    private final long largest;

    UploadLimit(@Value("${vitals.import.max-size:50MB}") DataSize largest) {
        this.largest = largest.toBytes() + AROUND;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var length = request.getContentLengthLong();
        if (length >= 0 && length <= largest) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/import?problem=size");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null
                || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                || EvidenceRequestLimit.isEvidence(request);
    }
}
