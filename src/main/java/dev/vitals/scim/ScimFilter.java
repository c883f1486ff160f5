package dev.vitals.scim;

import dev.vitals.identity.Refusal;
import dev.vitals.token.BearerSecret;
import dev.vitals.token.CallRate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final CallRate rate;
    private final Clock clock;

    ScimFilter(ProviderStore store, CallRate rate, Clock clock) {
        this.store = store;
        this.rate = rate;
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
        var credential = credential(sent.get(), request);
        if (credential.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Vitals SCIM\", error=\"invalid_token\"");
            SPENT.send(request, response);
            return;
        }
        if (rate.admits(credential.get().id(), "This credential", request, response)) {
            enter(new ScimClient(credential.get().provider(), credential.get().prefix()));
            chain.doFilter(request, response);
        }
    }

    private static void enter(ScimClient client) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(client, null, AuthorityUtils.NO_AUTHORITIES));
        SecurityContextHolder.setContext(context);
    }

    static void nobody(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Vitals SCIM\"");
        NOBODY.send(request, response);
    }

    /** One that opens something now; that it was used is noted, once a minute. */
    private Optional<ScimCredential> credential(String sent, HttpServletRequest request) {
        var now = clock.instant();
        var found = BearerSecret.parse(BearerSecret.SCIM, sent)
                .flatMap(secret -> store.credential(secret.hash()))
                .filter(credential -> credential.isUsable(now));
        found.filter(credential -> isToBeNoted(credential.lastUsedAt(), now))
                .ifPresent(credential ->
                        store.used(credential.id(), String.valueOf(request.getRemoteAddr()), now, NOTED_EVERY));
        return found;
    }

    private static boolean isToBeNoted(@Nullable Instant last, Instant now) {
        return last == null
                || last.plus(NOTED_EVERY).isBefore(now)
                || last.minus(NOTED_EVERY).isAfter(now);
    }
}
