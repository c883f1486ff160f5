package dev.vitals.identity;

import dev.vitals.audit.AuditLog;
import dev.vitals.log.ShownPath;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Writes down what was done through which route: every change, everything that was taken away, and every page that an
 * auditor read. Where a feature knew more (what was there before, what came after) and wrote an entry, that one is enough.
 */
@Component
class RouteRecord implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(RouteRecord.class);
    private static final int REFUSED = 400;

    private final AuditLog audit;
    private final CurrentMember current;

    RouteRecord(AuditLog audit, CurrentMember current) {
        this.audit = audit;
        this.current = current;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // An answer that is finished later comes by here once more, when the feature has written its entry.
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            CurrentMember.forgetEntry(request);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (failure != null
                || response.getStatus() >= REFUSED
                || CurrentMember.hasEntry(request)
                || !(handler instanceof HandlerMethod route)) {
            return;
        }
        RouteGuard.needs(route)
                .flatMap(needs -> action(needs, request, response))
                .ifPresent(action -> {
                    try {
                        audit.record(action, object(request));
                    } catch (RuntimeException unwritten) {
                        // The answer has gone out already; the log of the process is what is left.
                        log.error(
                                "Audit entry {} {} could not be written",
                                action,
                                ShownPath.of(request.getRequestURI()),
                                unwritten);
                    }
                });
    }

    private Optional<String> action(Needs needs, HttpServletRequest request, HttpServletResponse response) {
        if (!request.getMethod().equals("GET")) {
            return Optional.of(
                    "request." + request.getMethod().toLowerCase(java.util.Locale.ROOT) + " " + pattern(request));
        }
        // Pages that offer files need the right as well; only a file is taken away.
        if (needs.value() == Right.EXPORT && response.getHeader(HttpHeaders.CONTENT_DISPOSITION) != null) {
            return Optional.of("export " + pattern(request));
        }
        return current.get().filter(Member::isOnlyAuditor).map(auditor -> "read " + pattern(request));
    }

    private static String pattern(HttpServletRequest request) {
        return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    }

    /** Path and question, without what a form sent. */
    private static String object(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }
}
