package dev.vitals.token;

import dev.vitals.identity.Refusal;
import dev.vitals.token.TokenEntry.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
        var wait = rate.take(person.token());
        if (wait.isPresent()) {
            tooMany(wait.get(), request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(person, null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        chain.doFilter(request, response);
    }

    private static void tooMany(Duration wait, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var seconds = wait.plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        new Refusal(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "This token calls too often. Wait %d s, and ask for more at once instead of more often."
                                .formatted(seconds))
                .send(request, response);
    }
}
