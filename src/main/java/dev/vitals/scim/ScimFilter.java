package dev.vitals.scim;

import dev.vitals.identity.Refusal;
import dev.vitals.token.BearerSecret;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in the SCIM client of a provider, by its credential and by nothing else. */
final class ScimFilter extends OncePerRequestFilter {

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Refusal NOBODY = new Refusal(
            HttpStatus.UNAUTHORIZED,
            "Send the credential that an administrator of Vitals has made for this provider: Authorization: Bearer vsc_….");
    private static final Refusal SPENT = new Refusal(
            HttpStatus.UNAUTHORIZED, "This credential is unknown, expired or revoked. Make another one in Vitals.");

    private final ProviderStore store;
    private final Clock clock;

    ScimFilter(ProviderStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var sent = BearerSecret.sentWith(request);
        if (sent.isEmpty()) {
            nobody(request, response);
            return;
        }
        var client = client(sent.get(), request);
        if (client.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Vitals SCIM\", error=\"invalid_token\"");
            SPENT.send(request, response);
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(client.get(), null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    static void nobody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Vitals SCIM\"");
        NOBODY.send(request, response);
    }

    private Optional<ScimClient> client(String sent, HttpServletRequest request) {
        var now = clock.instant();
        return BearerSecret.parse(BearerSecret.SCIM, sent)
                .flatMap(secret -> store.credential(secret.hash()))
                .filter(credential -> credential.isUsable(now))
                .map(credential -> {
                    var last = credential.lastUsedAt();
                    if (last == null
                            || last.plus(NOTED_EVERY).isBefore(now)
                            || last.minus(NOTED_EVERY).isAfter(now)) {
                        store.used(credential.id(), String.valueOf(request.getRemoteAddr()), now, NOTED_EVERY);
                    }
                    return new ScimClient(credential.provider(), credential.prefix());
                });
    }
}
