package dev.vitals.token;

import dev.vitals.identity.Refusal;
import dev.vitals.token.TokenEntry.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who sends a token that is good, and answers everybody else who sends one. Never writes one down. */
final class TokenFilter extends OncePerRequestFilter {

    private final TokenEntry entry;
    private final CallRate rate;
    private final SecurityContextRepository contexts;

    TokenFilter(TokenEntry entry, CallRate rate, SecurityContextRepository contexts) {
        this.contexts = contexts;
        this.entry = entry;
        this.rate = rate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = BearerSecret.sentWith(request);
        if (sent.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (entry.admit(sent.get(), String.valueOf(request.getRemoteAddr()))) {
            case Answer.Refused(Refusal refusal) -> ApiDoor.invalid(refusal, request, response);
            case Answer.Admitted(TokenPerson person) -> admit(person, request, response, chain);
        }
    }

    private void admit(TokenPerson person, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!rate.admits(person.token(), "This token", request, response)) {
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }
}
