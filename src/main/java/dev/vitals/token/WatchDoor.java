package dev.vitals.token;

import dev.vitals.identity.CurrentMember;
import dev.vitals.route.Right;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells the framework whether a caller may see health in detail: it asks for a role by its name, and ours are rights that
 * somebody has now.
 */
final class WatchDoor extends OncePerRequestFilter {

    private final CurrentMember current;

    WatchDoor(CurrentMember current) {
        this.current = current;
    }

    /** Whether whoever is behind this request may see how Vitals itself does. */
    static boolean isOpen(CurrentMember current) {
        return current.get().filter(member -> member.may(Right.WATCH)).isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public boolean isUserInRole(String role) {
                        return Right.WATCH.name().equals(role) && isOpen(current);
                    }
                },
                response);
    }
}
