package dev.vitals.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Who is signed in on the pages, for what their own scripts read from {@code /api}. Keeps nothing beyond the request and
 * makes no session.
 */
final class PageSession implements SecurityContextRepository {

    /** For the second half of an answer that is written later. */
    private final RequestAttributeSecurityContextRepository thisCall = new RequestAttributeSecurityContextRepository();

    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        if (thisCall.containsContext(request)) {
            return thisCall.loadDeferredContext(request);
        }
        return ApiDoor.isPageOfOurs(request) ? sessions.loadDeferredContext(request) : new Nobody();
    }

    @Override
    @SuppressWarnings("removal")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        thisCall.saveContext(context, request, response);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return thisCall.containsContext(request) || ApiDoor.isPageOfOurs(request) && sessions.containsContext(request);
    }

    private static final class Nobody implements DeferredSecurityContext {

        private final Supplier<SecurityContext> empty = SecurityContextHolder::createEmptyContext;

        @Override
        public SecurityContext get() {
            return empty.get();
        }

        @Override
        public boolean isGenerated() {
            return true;
        }
    }
}
