package dev.vitals.identity;

import dev.vitals.route.Needs;
import dev.vitals.route.OpenTo;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Holds every route against what it needs. A route that says nothing is closed: forgetting the word must not open a
 * door. Routes of the framework (errors, static files) are left to it.
 */
@Component
class RouteGuard implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(RouteGuard.class);
    private static final String OURS = "dev.vitals.";

    private final CurrentMember current;
    private final FreshSignIn fresh;

    RouteGuard(CurrentMember current, FreshSignIn fresh) {
        this.current = current;
        this.fresh = fresh;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod route)
                || !route.getBeanType().getName().startsWith(OURS)) {
            return true;
        }
        var open = route.getMethodAnnotation(OpenTo.class);
        if (open != null) {
            return true;
        }
        var needs = needs(route);
        if (needs.isEmpty()) {
            log.error("Route {} says neither whom it is open to nor what it needs", route);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        return admits(needs.get(), request, response);
    }

    private boolean admits(Needs needs, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var member = current.get();
        if (member.isEmpty() || member.get().grants().isEmpty()) {
            response.sendRedirect(request.getContextPath() + "/welcome");
            return false;
        }
        if (!may(member.get(), needs, request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        if (needs.freshly() && !fresh.isFresh(request)) {
            response.sendRedirect(fresh.ask(request));
            return false;
        }
        return true;
    }

    private static boolean may(Member member, Needs needs, HttpServletRequest request) {
        if (needs.account().isEmpty()) {
            return member.may(needs.value());
        }
        return variable(request, needs.account())
                .map(account -> member.may(needs.value(), account))
                .orElse(false);
    }

    static Optional<Needs> needs(HandlerMethod route) {
        var own = route.getMethodAnnotation(Needs.class);
        return Optional.ofNullable(
                own != null ? own : AnnotatedElementUtils.findMergedAnnotation(route.getBeanType(), Needs.class));
    }

    private static Optional<String> variable(HttpServletRequest request, String name) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? Optional.ofNullable(variables.get(name)).map(Object::toString)
                : Optional.empty();
    }
}
