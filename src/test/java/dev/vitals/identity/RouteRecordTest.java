package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

class RouteRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");

    static class Pages {

        @Needs(Right.READ)
        public void page() {}

        @Needs(Right.EXPORT)
        public void file() {}

        @Needs(Right.EXPORT)
        public void listOfFiles() {}
    }

    private final TestDatabase database = TestDatabase.empty();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MemberStore members = new MemberStore(database.sql());
    private final CurrentMember current = new CurrentMember(members, clock);
    private final AuditLog audit =
            new AuditLog(new AuditStore(database.sql()), current, clock, database.transactions());
    private final RouteRecord record = new RouteRecord(audit, current);

    /** What filters do before the route is reached. */
    private Runnable onTheWay = () -> {};

    @BeforeEach
    void anEngineer() {
        signIn(Role.SECURITY_ENGINEER);
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void writesDownChangesAndWhatIsTakenAwayButNoReading() throws Exception {
        request("GET", "page", 200, () -> {});
        request("POST", "page", 302, () -> {});
        request("GET", "listOfFiles", 200, () -> {});
        request("GET", "file", 200, () -> {});

        assertThat(entries()).containsExactly("request.post /thing ada", "export /thing ada");
    }

    @Test
    void writesDownEveryPageThatAnAuditorReads() throws Exception {
        signIn(Role.AUDITOR);
        request("GET", "page", 200, () -> {});

        assertThat(entries()).containsExactly("read /thing ada");
    }

    @Test
    void whatWasRefusedWasNotDone() throws Exception {
        request("POST", "page", 403, () -> {});

        assertThat(entries()).isEmpty();
    }

    @Test
    void oneEntryIsEnoughWhereTheFeatureWroteItself() throws Exception {
        request("POST", "page", 302, () -> audit.record("thing.done", "it"));

        assertThat(entries()).containsExactly("thing.done ada");
    }

    @Test
    void whatAFilterWroteOfATokenSaysNothingOfTheRoute() throws Exception {
        onTheWay = () -> audit.record("token.used-from-new-address", "vit_1");
        request("POST", "page", 200, () -> {});
        request("POST", "page", 200, () -> audit.record("thing.done", "it"));

        assertThat(entries())
                .containsExactly(
                        "token.used-from-new-address ada",
                        "request.post /thing ada",
                        "token.used-from-new-address ada",
                        "thing.done ada");
    }

    private void request(String method, String route, int status, Runnable feature) throws Exception {
        var request = new MockHttpServletRequest(method, "/thing");
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/thing");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        var response = new MockHttpServletResponse();
        response.setStatus(status);
        if (route.equals("file")) {
            response.setHeader("Content-Disposition", "attachment");
        }
        var handler = new HandlerMethod(new Pages(), Pages.class.getMethod(route));
        onTheWay.run();
        record.preHandle(request, response, handler);
        feature.run();
        record.afterCompletion(request, response, handler, null);
    }

    private void signIn(Role role) {
        var id = members.seen("local", "ada-" + UUID.randomUUID(), "ada", "", "{}", NOW);
        members.grant(id, NewGrant.of(role, null, "person"), "test", NOW);
        var person = new LocalPerson(id, "ada", "");
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
    }

    private List<String> entries() {
        return database.sql()
                .sql("select action || ' ' || actor from audit_entry order by number")
                .query(String.class)
                .list();
    }
}
