package dev.vitals.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.identity.CurrentMember;
import dev.vitals.support.TestDatabase;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

class TokenFilterTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-02T06:00:00Z"));
    private final TestDatabase database = TestDatabase.empty();
    private final TokenEntry entry =
            new TokenEntry(new TokenStore(database.sql()), database.audit(clock), clock, database.transactions());
    private final TokenFilter filter =
            new TokenFilter(entry, new CallRate(new TokenSettings(366, 2), clock), new PageSession());
    private final AtomicInteger through = new AtomicInteger();

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoCallsTooOftenIsToldWhenToComeAgain() throws Exception {
        var token = token();
        call("Bearer " + token.reveal());
        call("bearer " + token.reveal());
        var refused = call("Bearer " + token.reveal());
        assertThat(through).hasValue(2);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("30");
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getContentAsString())
                .contains("Wait 30 s", "calls too often", "\"next\":", "\"reference\":")
                .doesNotContain(token.reveal());
        clock.now = clock.now.plusSeconds(30);
        call("Bearer " + token.reveal());
        assertThat(through).hasValue(3);
    }

    @Test
    void whatIsNoTokenIsLeftToOthersAndLetsNobodyIn() throws Exception {
        call("Basic b3BlcmF0b3I6eA==");
        call(null);
        assertThat(through).hasValue(2);
        assertThat(CurrentMember.signedIn()).isEmpty();
    }

    @Test
    void aTokenInTheAddressIsNoToken() throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/token");
        request.setParameter("access_token", token().reveal());
        filter.doFilter(request, new MockHttpServletResponse(), (asked, answer) -> through.incrementAndGet());
        assertThat(CurrentMember.signedIn()).isEmpty();
    }

    private MockHttpServletResponse call(String header) throws ServletException, IOException {
        var request = new MockHttpServletRequest("GET", "/api/token");
        if (header != null) {
            request.addHeader("Authorization", header);
        }
        var response = new MockHttpServletResponse();
        filter.doFilter(request, response, (asked, answer) -> through.incrementAndGet());
        return response;
    }

    private BearerSecret token() {
        var member = UUID.randomUUID();
        var secret = BearerSecret.make(BearerSecret.API);
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, created_at) values (?, 'https://idp', '1', 'Ada', ?)")
                .params(member, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        database.sql()
                .sql("""
                        insert into api_token (id, member_id, name, prefix, hash, rights, created_at, expires_at)
                        values (?, ?, 'x', ?, ?, array['READ'], '2026-11-01Z', '2026-12-01Z')""")
                .params(UUID.randomUUID(), member, secret.prefix(), secret.hash())
                .update();
        return secret;
    }
}
