package dev.vitals.log;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request a number of its own, in the log and in the answer. One that the caller sends is not taken: it could
 * say anything. The mark stays after the filter, because what failed is written down outside of it; the next request on
 * the thread begins anew.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestMark extends OncePerRequestFilter {

    private static final String HEADER = "X-Request-Id";
    private static final int DIGITS = 13;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Mark.forgetAll();
        var number = UUID.randomUUID().toString().substring(0, DIGITS);
        Mark.REQUEST.put(number);
        response.setHeader(HEADER, number);
        chain.doFilter(request, response);
    }
}
