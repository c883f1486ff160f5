package dev.vitals.identity;

import dev.vitals.audit.Actor;
import dev.vitals.audit.Actors;
import dev.vitals.page.Period;
import dev.vitals.page.VisiblePeriod;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who is behind the request of this thread, with the roles that they have now: a role that was taken away is gone at once. */
@Component
public class CurrentMember implements Actors, VisiblePeriod {

    private static final String KEPT = CurrentMember.class.getName();
    private static final String NOTED = KEPT + ".noted";

    private final MemberStore members;
    private final Clock clock;

    public CurrentMember(MemberStore members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** The member; empty outside a request, before signing in, and for who was deactivated meanwhile. */
    public Optional<Member> get() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return find();
        }
        if (request.getAttribute(KEPT, RequestAttributes.SCOPE_REQUEST) instanceof Member kept) {
            return Optional.of(kept);
        }
        var found = find();
        found.ifPresent(member -> request.setAttribute(KEPT, member, RequestAttributes.SCOPE_REQUEST));
        return found;
    }

    /** What the session or token knows of them; empty where no person is behind the request. */
    public static Optional<SignedIn> signedIn() {
        return acting().filter(SignedIn.class::isInstance).map(SignedIn.class::cast);
    }

    /** Whoever is behind the request, a person or not. */
    static Optional<Acting> acting() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Acting whoever
                ? Optional.of(whoever)
                : Optional.empty();
    }

    @Override
    public Optional<Period> visible() {
        return get().flatMap(Member::period);
    }

    @Override
    public Actor current() {
        return acting().map(whoever -> whoever.actor(address())).orElse(Actor.SYSTEM);
    }

    /** Whether this request has an entry in the audit log by somebody who knew what it does. */
    static boolean hasEntry(HttpServletRequest request) {
        return request.getAttribute(NOTED) != null;
    }

    /** From here on only what the route itself does counts: filters write of the caller, not of what is called. */
    static void forgetEntry(HttpServletRequest request) {
        request.removeAttribute(NOTED);
    }

    @Override
    public void noted() {
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(NOTED, true, RequestAttributes.SCOPE_REQUEST);
        }
    }

    private Optional<Member> find() {
        return signedIn()
                .flatMap(person -> members.find(person.member(), clock.instant())
                        .map(member -> person.limit().map(member::within).orElse(member)))
                .filter(Member::active);
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? address(web.getRequest())
                : "";
    }

    private static String address(HttpServletRequest request) {
        return String.valueOf(request.getRemoteAddr());
    }
}
