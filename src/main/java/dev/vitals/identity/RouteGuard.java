package dev.vitals.identity;

import dev.vitals.route.Needs;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
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
            return isOpen(open.value()) || refuse(Refusal.CLOSED, request, response);
        }
        var needs = needs(route);
        if (needs.isEmpty()) {
            log.error("Route {} says neither whom it is open to nor what it needs", route);
            return refuse(Refusal.CLOSED, request, response);
        }
        return admits(needs.get(), request, response);
    }

    /** The chains of filters see to sign-ins; that a person's session or token is no SCIM client is said once more. */
    private static boolean isOpen(Whom whom) {
        return whom != Whom.SCIM
                || CurrentMember.acting()
                        .filter(client ->
                                !(client instanceof SignedIn) && client.method().equals("scim"))
                        .isPresent();
    }

    private boolean admits(Needs needs, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var member = current.get();
        if (member.isEmpty() || member.get().grants().isEmpty()) {
            return redirect(request.getContextPath() + "/welcome", Refusal.NO_ROLE, request, response);
        }
        if (!may(member.get(), needs, request)) {
            return refuse(Refusal.NO_RIGHT, request, response);
        }
        if (needs.freshly() && !(isThemselves() && fresh.isFresh(request))) {
            return redirect(fresh.ask(request), Refusal.NEEDS_PERSON, request, response);
        }
        return true;
    }

    /** A token is never fresh, even where a browser's cookie came along with it. */
    private static boolean isThemselves() {
        return CurrentMember.signedIn()
                .filter(person -> person.limit().isEmpty())
                .isPresent();
    }

    /** A person is led to the page where they can do something about it; a program is told. */
    private static boolean redirect(
            String page, Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Refusal.isForPrograms(request)) {
            return refuse(refusal, request, response);
        }
        response.sendRedirect(page);
        return false;
    }

    private static boolean refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusal.send(request, response);
        return false;
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
