package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.vitals.Vitals;
import dev.vitals.page.AsOf;
import dev.vitals.page.Period;
import dev.vitals.route.Needs;
import dev.vitals.route.OpenTo;
import dev.vitals.route.Right;
import dev.vitals.support.SharedServer;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, every role, own accounts and foreign ones, and strangers: who may is written down in {@code routes.tsv}. */
@SpringBootTest(
        classes = Vitals.class,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + SharedServer.DATA
        })
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RouteMatrixTest {

    /** What a program of mail sends by itself (RFC 8058): the token in the address stands for the form's. */
    private static final String ONE_CLICK = "/unsubscribe/";

    private static final String OWN = "111122223333";
    private static final String FOREIGN = "444455556666";
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    static {
        SharedServer.beginEmpty();
    }

    record Route(HttpMethod method, String path, String decision, String account, boolean isAskedForADay) {

        /** Programs call it: {@link ApiMatrixTest} tries those. */
        boolean isForPrograms() {
            return path.startsWith("/api/") || path.startsWith("/scim/");
        }

        String line() {
            return method + "\t" + path + "\t" + decision;
        }

        String at(String id) {
            var filled = account.isEmpty() ? path : path.replace("{" + account + "}", id);
            return filled.replaceAll("\\{(id|member|handle)}", "00000000-0000-0000-0000-000000000001")
                    .replaceAll("\\{[^}]*}", "1");
        }

        Optional<Right> right() {
            return decision.startsWith("needs ")
                    ? Optional.of(Right.valueOf(decision.split(" ")[1]))
                    : Optional.empty();
        }
    }

    @Autowired
    private MockMvc web;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MemberStore members;

    @Autowired
    private SessionRepository<?> sessions;

    @Autowired
    private JdbcClient sql;

    private long group;

    @BeforeAll
    void twoAccountsOfWhichOneIsInAGroup() {
        for (String account : List.of(OWN, FOREIGN)) {
            sql.sql(
                            "insert into account (id, name, connection, created_at, paused)"
                                    + " values (?, ?, '{\"kind\": \"RECORDING\", \"folder\": \"target/no-recording\", \"homeRegion\": \"us-east-1\"}', '2026-10-01Z', true)")
                    .params(account, account)
                    .update();
        }
        group = sql.sql("insert into account_group (name) values ('ward') returning id")
                .query(Long.class)
                .single();
        sql.sql("insert into account_group_member values (?, ?)")
                .params(group, OWN)
                .update();
    }

    @Test
    void everyRouteHasADecisionThatSomebodyWroteDown() throws IOException {
        var written = new String(
                        RouteMatrixTest.class.getResourceAsStream("/routes.tsv").readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(routes(requestMappingHandlerMapping).stream()
                        .map(Route::line)
                        .toList())
                .isEqualTo(written);
    }

    /** The scope of accounts is bound to the thread of the request; what another thread wrote would know of none. */
    @Test
    void noRouteIsAnsweredByAnotherThread() {
        assertThat(
                        requestMappingHandlerMapping.getHandlerMethods().values().stream()
                                .filter(handler ->
                                        handler.getBeanType().getName().startsWith("dev.vitals."))
                                .map(handler -> handler.getMethod().toGenericString())
                                .filter(
                                        route -> route.matches(
                                                ".*(StreamingResponseBody|Emitter|Callable|DeferredResult|WebAsyncTask|CompletionStage|CompletableFuture|Flux|Mono)\\b.*")))
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> strangersComeToTheDoorAndNoFurther() {
        return each(route -> {
            var answer = web.perform(request(route.method(), route.at(OWN)).with(csrf()))
                    .andReturn()
                    .getResponse();
            if (route.decision().equals("open to ANYBODY")) {
                assertThat(answer.getStatus()).isEqualTo(200);
            } else {
                assertThat(answer.getStatus()).isEqualTo(302);
                assertThat(answer.getRedirectedUrl()).endsWith("/login");
            }
        });
    }

    /** Health and metrics are the framework's routes: the guard does not see them, their own chain of filters does. */
    @Test
    void strangersHearOneWordOfHealthAndNoMetrics() throws Exception {
        var health = web.perform(request(HttpMethod.GET, "/actuator/health/sight"))
                .andReturn()
                .getResponse();
        assertThat(health.getContentAsString()).matches("\\{\"status\":\"[A-Z]+\"}");
        for (String path : List.of("/actuator", "/actuator/prometheus", "/actuator/env")) {
            var answer = web.perform(request(HttpMethod.GET, path)).andReturn().getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(401);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyChangeIsRefusedWithoutItsToken() {
        var administrator = member(Role.ADMINISTRATOR, null);
        return each(route -> {
            if (route.method() != HttpMethod.GET && !route.path().startsWith(ONE_CLICK)) {
                var answer = web.perform(
                                asked(route, OWN).with(user(administrator)).cookie(freshlySignedIn()))
                        .andReturn()
                        .getResponse();
                assertThat(answer.getStatus()).isEqualTo(403);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whoHasNoRoleIsToldWhomToAsk() {
        var nobody = member(null, null);
        return each(route -> {
            if (route.right().isPresent()) {
                assertThat(answer(route, OWN, nobody).getRedirectedUrl()).isEqualTo("/welcome");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whoIsDeactivatedComesNowhere() {
        var gone = member(Role.ADMINISTRATOR, null);
        members.activate(gone.member(), false);
        return each(route -> {
            if (route.right().isPresent()) {
                assertThat(answer(route, OWN, gone).getRedirectedUrl()).isEqualTo("/welcome");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRoleMayWhatItMayAndNothingElse() {
        return Stream.of(Role.values()).flatMap(role -> {
            var person = member(role, null);
            return each(role + " ", route -> {
                if (route.right().isPresent()) {
                    expect(role.gives(route.right().get()), route, OWN, person);
                    expect(role.gives(route.right().get()), route, FOREIGN, person);
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aRoleOnAGroupEndsAtItsAccounts() {
        return Stream.of(Role.values()).flatMap(role -> {
            var person = member(role, group);
            return each(role + " of a group ", route -> {
                if (route.right().isPresent()) {
                    var right = route.right().get();
                    expect(role.gives(right) && !right.isForEverything(), route, OWN, person);
                    if (!route.account().isEmpty()) {
                        expect(false, route, FOREIGN, person);
                    }
                }
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> anAuditorSeesNoDayOutsideTheirPeriod() {
        var auditor = auditorOf(new Period(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30")));
        return each("auditor of a quarter ", route -> {
            if (route.isAskedForADay() && Role.AUDITOR.gives(route.right().orElseThrow())) {
                assertThat(onDay("2026-06-30", route, auditor)).isEqualTo(403);
                assertThat(onDay("2026-10-01", route, auditor)).isEqualTo(403);
                assertThat(onDay("2026-08-15", route, auditor)).isNotEqualTo(403);
                assertThat(onDay("", route, auditor)).isNotEqualTo(403);
            }
        });
    }

    @Test
    void anAuditorOfAPeriodTakesNoWholeLogAway() throws Exception {
        var auditor = auditorOf(new Period(LocalDate.parse("2026-07-01"), LocalDate.parse("2026-09-30")));
        var whole = web.perform(request(HttpMethod.GET, "/audit.jsonl").with(user(auditor)))
                .andReturn()
                .getResponse();
        assertThat(whole.getStatus()).isEqualTo(403);
        var page = web.perform(request(HttpMethod.GET, "/audit").with(user(auditor)))
                .andReturn()
                .getResponse();
        assertThat(page.getContentAsString())
                .contains("You see the evidence of 1 Jul 2026 to 30 Sep 2026")
                .contains("No entry matches");
    }

    private LocalPerson auditorOf(Period period) {
        var person = member(null, null);
        members.grant(person.member(), new NewGrant(Role.AUDITOR, null, "person", null, period), "test", NOW);
        return person;
    }

    private int onDay(String day, Route route, LocalPerson person) throws Exception {
        var path = route.account().isEmpty() ? route.path().replaceAll("\\{[^}]*}", "1") : route.at(OWN);
        return web.perform(request(route.method(), path).param("asOf", day).with(user(person)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private void expect(boolean may, Route route, String account, LocalPerson person) throws Exception {
        var answer = answer(route, account, person);
        if (may) {
            assertThat(answer.getStatus()).isNotIn(401, 403);
            assertThat(String.valueOf(answer.getRedirectedUrl())).doesNotContain("/login", "/welcome", "/again");
        } else {
            assertThat(answer.getStatus()).isEqualTo(403);
        }
    }

    private org.springframework.mock.web.MockHttpServletResponse answer(Route route, String account, LocalPerson person)
            throws Exception {
        return web.perform(asked(route, account).with(csrf()).with(user(person)).cookie(freshlySignedIn()))
                .andReturn()
                .getResponse();
    }

    /** The cookie of a session in which somebody has just proved that it is them. */
    private Cookie freshlySignedIn() {
        return keep(sessions);
    }

    private static <S extends Session> Cookie keep(SessionRepository<S> sessions) {
        var session = sessions.createSession();
        session.setAttribute(FreshSignIn.class.getName(), Instant.now().toString());
        sessions.save(session);
        return new Cookie("vitals-session", session.getId());
    }

    /** Files come as a form of several parts, which this route alone takes. */
    private static AbstractMockHttpServletRequestBuilder<?> asked(Route route, String account) {
        return route.path().equals("/import") && route.method() == HttpMethod.POST
                ? multipart(route.at(account)).content("-")
                : request(route.method(), route.at(account));
    }

    private LocalPerson member(Role role, Long of) {
        var name = String.valueOf(role) + of + UUID.randomUUID();
        var id = members.seen("local", name, name, "", "{}", NOW);
        if (role != null) {
            members.grant(id, NewGrant.of(role, of, "person"), "test", NOW);
        }
        return new LocalPerson(id, name, "");
    }

    private Stream<DynamicTest> each(Check check) {
        return each("", check);
    }

    private Stream<DynamicTest> each(String prefix, Check check) {
        return routes(requestMappingHandlerMapping).stream()
                .filter(route -> !route.isForPrograms())
                .map(route ->
                        DynamicTest.dynamicTest(prefix + route.method() + " " + route.path(), () -> check.on(route)));
    }

    @FunctionalInterface
    interface Check {
        void on(Route route) throws Exception;
    }

    static List<Route> routes(RequestMappingHandlerMapping mapped) {
        var routes = new ArrayList<Route>();
        mapped.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("dev.vitals.")) {
                for (String path : mapping.getPatternValues()) {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        routes.add(new Route(
                                method.asHttpMethod(), path, decision(handler), account(handler), takesADay(handler)));
                    }
                }
            }
        });
        return routes.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(Route::path)
                        .thenComparing(route -> route.method().name()))
                .toList();
    }

    private static boolean takesADay(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == AsOf.class);
    }

    private static String decision(HandlerMethod handler) {
        var open = handler.getMethodAnnotation(OpenTo.class);
        if (open != null) {
            return "open to " + open.value();
        }
        return RouteGuard.needs(handler)
                .map(needs -> "needs " + needs.value() + (needs.account().isEmpty() ? "" : " on the account")
                        + (needs.freshly() ? " freshly" : ""))
                .orElse("undecided");
    }

    private static String account(HandlerMethod handler) {
        return RouteGuard.needs(handler).map(Needs::account).orElse("");
    }
}
