package dev.vitals.identity;

import dev.vitals.log.Mark;
import dev.vitals.postgres.RowScope;
import dev.vitals.postgres.RowSecurity;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the accounts that somebody may see around the rest of their request. Who may see everything, and who has not
 * signed in and so comes to no data, is left alone. Where the database would not apply a scope, who has one is kept out.
 */
public final class ScopeFilter extends OncePerRequestFilter {

    private final CurrentMember current;
    private final RowSecurity security;

    public ScopeFilter(CurrentMember current, RowSecurity security) {
        this.current = current;
        this.security = security;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var member = current.get();
        member.ifPresent(who -> Mark.MEMBER.put(who.id().toString()));
        if (member.isEmpty() || member.get().seesEverything()) {
            chain.doFilter(request, response);
            return;
        }
        if (!security.binds()) {
            Refusal.NO_ROW_SECURITY.send(request, response);
            return;
        }
        try {
            RowScope.<Exception>within(MemberSight.rows(member.get()), () -> chain.doFilter(request, response));
        } catch (IOException | ServletException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception other) {
            throw new ServletException(other);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
