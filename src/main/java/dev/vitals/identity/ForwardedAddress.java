package dev.vitals.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ForwardedHeaderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where a request came from. What {@code X-Forwarded-…} says counts if a trusted proxy sent it, and of the addresses in it
 * the last that is no such proxy's: what stands before that one is the caller's own tale. From anybody else the headers
 * are taken off, so that nobody writes an address into the audit log or past the limit on guesses.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedAddress extends OncePerRequestFilter {

    private static final String FOR = "X-Forwarded-For";
    private static final String FAMILY = "X-Forwarded-";
    private static final String STANDARD = "Forwarded";

    private final TrustedProxies proxies;
    private final ForwardedHeaderFilter heeding = new ForwardedHeaderFilter();
    private final ForwardedHeaderFilter removing = new ForwardedHeaderFilter();

    ForwardedAddress(TrustedProxies proxies) {
        this.proxies = proxies;
        this.removing.setRemoveOnly(true);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (proxies.trusts(request.getRemoteAddr())) {
            heeding.doFilter(new OfProxy(request, caller(request)), response, chain);
        } else {
            removing.doFilter(request, response, chain);
        }
    }

    /** The last address of the header that is no trusted proxy's; null where there is none. */
    private @Nullable String caller(HttpServletRequest request) {
        var addresses = Collections.list(request.getHeaders(FOR)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .collect(Collectors.toList())
                .reversed();
        for (String address : addresses) {
            if (!TrustedProxies.isAddress(address)) {
                return null;
            }
            if (!proxies.trusts(address)) {
                return address;
            }
        }
        return null;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** The request with one address at most in its header, and of the other headers the proxy's own, which come last. */
    private static final class OfProxy extends HttpServletRequestWrapper {

        private final @Nullable String caller;

        OfProxy(HttpServletRequest request, @Nullable String caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public @Nullable String getHeader(String name) {
            var values = getHeaders(name);
            return values.hasMoreElements() ? values.nextElement() : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            if (name.equalsIgnoreCase(STANDARD)) {
                return Collections.emptyEnumeration();
            }
            if (name.equalsIgnoreCase(FOR)) {
                return Collections.enumeration(caller == null ? List.of() : List.of(caller));
            }
            var values = super.getHeaders(name);
            return name.regionMatches(true, 0, FAMILY, 0, FAMILY.length()) ? last(values) : values;
        }

        private static Enumeration<String> last(Enumeration<String> values) {
            var all = String.join(",", Collections.list(values)).split(",");
            var last = all[all.length - 1].strip();
            return Collections.enumeration(last.isEmpty() ? List.of() : List.of(last));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !name.equalsIgnoreCase(STANDARD) && (caller != null || !name.equalsIgnoreCase(FOR)))
                    .toList());
        }
    }
}
