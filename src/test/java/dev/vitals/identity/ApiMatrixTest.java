package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.vitals.Vitals;
import dev.vitals.identity.RouteMatrixTest.Route;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.support.SharedServer;
import dev.vitals.token.BearerSecret;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route for programs, with tokens of every right, role and scope, with those that are spent, and with none. */
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
class ApiMatrixTest {

    private static final String OWN = "222233334444";
    private static final String FOREIGN = "555566667777";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final Set<Right> GRANTABLE = EnumSet.of(
            Right.READ, Right.EXPORT, Right.SCAN, Right.TRIAGE, Right.IMPORT, Right.RULES, Right.ACCOUNTS, Right.AUDIT);

    static {
        SharedServer.beginEmpty();
    }

    /** Routes of every kind there is, beside those that features have. */
    public static class Probe {

        private final JdbcClient sql;

        Probe(JdbcClient sql) {
            this.sql = sql;
        }

        @Needs(Right.READ)
        @ResponseBody
        public List<String> seen() {
            return sql.sql("select id from account order by id")
                    .query(String.class)
                    .list();
        }

        @Needs(value = Right.READ, account = "account")
        @ResponseBody
        public String read(@PathVariable String account) {
            return account;
        }

        @Needs(value = Right.SCAN, account = "account")
        @ResponseBody
        public String scan(@PathVariable String account) {
            return account;
        }

        @Needs(Right.IMPORT)
        @ResponseBody
        public String take() {
            return "";
        }

        @Needs(value = Right.RULES, freshly = true)
        @ResponseBody
        public String fresh() {
            return "";
        }

        @Needs(Right.MEMBERS)
        @ResponseBody
        public String members() {
            return "";
        }
    }

    @Autowired
    private MockMvc web;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private MemberStore members;

    @Autowired
    private JdbcClient sql;

    private final List<RequestMappingInfo> probes = new java.util.ArrayList<>();
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
        group = sql.sql("insert into account_group (name) values ('api ward') returning id")
                .query(Long.class)
                .single();
        sql.sql("insert into account_group_member values (?, ?)")
                .params(group, OWN)
                .update();
        probe(RequestMethod.GET, "/api/probe", "seen");
        probe(RequestMethod.GET, "/api/probe/{account}", "read");
        probe(RequestMethod.POST, "/api/probe/{account}", "scan");
        probe(RequestMethod.PUT, "/api/probe/import", "take");
        probe(RequestMethod.POST, "/api/probe/fresh", "fresh");
        probe(RequestMethod.GET, "/api/probe/members", "members");
    }

    private void probe(RequestMethod method, String path, String name) {
        Method route = Arrays.stream(Probe.class.getMethods())
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
        var info = RequestMappingInfo.paths(path)
                .methods(method)
                .options(requestMappingHandlerMapping.getBuilderConfiguration())
                .build();
        requestMappingHandlerMapping.registerMapping(info, new Probe(sql), route);
        probes.add(info);
    }

    @AfterAll
    void withoutProbes() {
        probes.forEach(requestMappingHandlerMapping::unregisterMapping);
    }

    @TestFactory
    Stream<DynamicTest> whoSendsNothingIsToldToSendAToken() {
        return each("", route -> {
            var answer = answer(route, OWN, null);
            assertThat(answer.getStatus()).isEqualTo(401);
            assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).startsWith("Bearer ");
            expectSentence(route, answer);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenDoesWhatItWasMadeForAndNothingElse() {
        return GRANTABLE.stream().flatMap(right -> {
            var token = token(member(Role.ADMINISTRATOR, null), Set.of(right), null);
            return needing(right + " ", route -> {
                expect(route.right().orElseThrow() == right && !isFresh(route), route, OWN, token);
                expect(route.right().orElseThrow() == right && !isFresh(route), route, FOREIGN, token);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenNeverDoesMoreThanWhoMadeIt() {
        return Stream.of(Role.values()).flatMap(role -> {
            var everywhere = token(member(role, null), GRANTABLE, null);
            var there = token(member(role, group), GRANTABLE, null);
            return needing(role + " ", route -> {
                var right = route.right().orElseThrow();
                var may = role.gives(right) && GRANTABLE.contains(right) && !isFresh(route);
                expect(may, route, OWN, everywhere);
                expect(may && !right.isForEverything(), route, OWN, there);
                expect(may && !right.isForEverything() && route.account().isEmpty(), route, FOREIGN, there);
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenForAGroupEndsAtItsAccountsWhoeverMadeIt() {
        var token = token(member(Role.ADMINISTRATOR, null), GRANTABLE, group);
        return needing("", route -> {
            var right = route.right().orElseThrow();
            var may = GRANTABLE.contains(right) && !right.isForEverything() && !isFresh(route);
            expect(may, route, OWN, token);
            expect(may && route.account().isEmpty(), route, FOREIGN, token);
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenIsDeadWhenItIsSpentOrItsOwnerIsGone() {
        var maker = member(Role.ADMINISTRATOR, null);
        var expired = token(maker, GRANTABLE, null);
        sql.sql("update api_token set created_at = ?, expires_at = ? where hash = ?")
                .params(
                        LONG_AGO.atOffset(ZoneOffset.UTC),
                        LONG_AGO.plusSeconds(60).atOffset(ZoneOffset.UTC),
                        expired.hash())
                .update();
        var revoked = token(maker, GRANTABLE, null);
        sql.sql("update api_token set revoked_at = now(), revoked_by = 'test' where hash = ?")
                .param(revoked.hash())
                .update();
        var gone = member(Role.ADMINISTRATOR, null);
        var orphan = token(gone, GRANTABLE, null);
        members.activate(gone, false);
        return each("", route -> {
            for (BearerSecret token : List.of(expired, revoked, orphan, BearerSecret.make(BearerSecret.API))) {
                var answer = answer(route, OWN, token);
                assertThat(answer.getStatus()).isEqualTo(401);
                assertThat(answer.getHeader(HttpHeaders.WWW_AUTHENTICATE)).contains("error=\"invalid_token\"");
                assertThat(answer.getContentAsString()).doesNotContain(token.reveal());
                expectSentence(route, answer);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aTokenWhoseOwnerLostTheirRolesOpensNothing() {
        var token = token(member(null, null), GRANTABLE, null);
        return needing("", route -> expect(false, route, OWN, token));
    }

    @TestFactory
    Stream<DynamicTest> whatOpensOneDoorOpensNoOther() {
        var token = token(member(Role.ADMINISTRATOR, null), GRANTABLE, null);
        var provider = sql.sql("insert into scim_provider (name, issuer, subject_from, groups_claim, created_at)"
                        + " values ('other', 'https://other', 'userName', 'groups', now()) returning id")
                .query(Long.class)
                .single();
        var credential = BearerSecret.make(BearerSecret.SCIM);
        sql.sql("insert into scim_credential (id, provider_id, prefix, hash, created_by, created_at, expires_at)"
                        + " values (?, ?, ?, ?, 'test', now(), now() + interval '1 day')")
                .params(UUID.randomUUID(), provider, credential.prefix(), credential.hash())
                .update();
        return each("", route -> {
            var isScim = route.path().startsWith("/scim");
            assertThat(answer(route, OWN, isScim ? token : credential).getStatus())
                    .isEqualTo(401);
            if (isScim) {
                assertThat(answer(route, OWN, credential).getStatus()).isNotIn(401, 403, 500);
            }
        });
    }

    @Test
    void rowsOfOtherAccountsAreNotSeen() throws Exception {
        var engineer = token(member(Role.SECURITY_ENGINEER, group), GRANTABLE, null);
        var bound = token(member(Role.ADMINISTRATOR, null), GRANTABLE, group);
        var free = token(member(Role.ADMINISTRATOR, null), GRANTABLE, null);
        for (BearerSecret token : List.of(engineer, bound)) {
            assertThat(seen(token)).contains(OWN).doesNotContain(FOREIGN);
        }
        assertThat(seen(free)).contains(OWN, FOREIGN);
    }

    @Test
    void theSessionOfAPageReadsForThatPageAndDoesNothingElse() throws Exception {
        var session = web.perform(formLogin().user("operator").password("correct horse battery"))
                .andReturn()
                .getResponse()
                .getCookie("vitals-session");
        assertThat(status(get("/api/probe").cookie(session).header("Sec-Fetch-Site", "same-origin")))
                .isEqualTo(200);
        assertThat(status(get("/api/probe").cookie(session))).isEqualTo(401);
        for (String from : List.of("cross-site", "same-site", "none")) {
            assertThat(status(get("/api/probe").cookie(session).header("Sec-Fetch-Site", from)))
                    .isEqualTo(401);
        }
        for (String change : List.of("POST", "PUT", "PATCH", "DELETE")) {
            assertThat(status(request(org.springframework.http.HttpMethod.valueOf(change), "/api/probe/" + OWN)
                            .cookie(session)
                            .header("Sec-Fetch-Site", "same-origin")))
                    .isEqualTo(401);
        }
    }

    @Test
    void aTokenBesideASessionCountsAlone() throws Exception {
        var session = web.perform(formLogin().user("operator").password("correct horse battery"))
                .andReturn()
                .getResponse()
                .getCookie("vitals-session");
        var reader = token(member(Role.ADMINISTRATOR, null), Set.of(Right.RULES), null);
        assertThat(status(request(org.springframework.http.HttpMethod.POST, "/api/probe/fresh")
                        .cookie(session)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Authorization", "Bearer " + reader.reveal())))
                .isEqualTo(403);
        assertThat(status(get("/api/probe")
                        .cookie(session)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Authorization", "Bearer vit_nonsense")))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/findings", "/members", "/me/tokens"})
    void aTokenOpensNoPage(String page) throws Exception {
        var token = token(member(Role.ADMINISTRATOR, null), GRANTABLE, null);
        var answer = web.perform(get(page).header("Authorization", "Bearer " + token.reveal()))
                .andReturn()
                .getResponse();
        assertThat(answer.getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void aCallLeavesNoCookieAndNothingForCaches() throws Exception {
        var token = token(member(Role.VIEWER, null), Set.of(Right.READ), null);
        var answer = web.perform(get("/api/token").header("Authorization", "Bearer " + token.reveal()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getCookies()).isEmpty();
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        assertThat(answer.getContentAsString()).contains("\"rights\":[\"READ\"]", token.prefix());
    }

    private static boolean isFresh(Route route) {
        return route.decision().endsWith("freshly");
    }

    private void expect(boolean may, Route route, String account, BearerSecret token) throws Exception {
        var answer = answer(route, account, token);
        if (may) {
            assertThat(answer.getStatus()).isNotIn(302, 401, 403);
        } else {
            assertThat(answer.getStatus()).isEqualTo(403);
            expectSentence(route, answer);
        }
    }

    private static void expectSentence(Route route, MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getContentType())
                .startsWith(route.path().startsWith("/scim") ? "application/scim+json" : "application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"detail\":\"", "eference");
        assertThat(answer.getCookies()).isEmpty();
    }

    private MockHttpServletResponse answer(Route route, String account, BearerSecret token) throws Exception {
        var asked = request(route.method(), route.at(account));
        if (token != null) {
            asked.header(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal());
        }
        return web.perform(asked).andReturn().getResponse();
    }

    private int status(org.springframework.test.web.servlet.RequestBuilder asked) throws Exception {
        return web.perform(asked).andReturn().getResponse().getStatus();
    }

    private String seen(BearerSecret token) throws Exception {
        return web.perform(get("/api/probe").header(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private UUID member(Role role, Long of) {
        var name = "api " + role + of + UUID.randomUUID();
        var id = members.seen("local", name, name, "", "{}", LONG_AGO);
        if (role != null) {
            members.grant(id, NewGrant.of(role, of, "person"), "test", LONG_AGO);
        }
        return id;
    }

    private BearerSecret token(UUID maker, Set<Right> rights, Long of) {
        var secret = BearerSecret.make(BearerSecret.API);
        var now = Instant.now();
        sql.sql("""
                        insert into api_token (id, member_id, name, prefix, hash, rights, group_id, created_at, expires_at)
                        values (?, ?, 'test', ?, ?, ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID(),
                        maker,
                        secret.prefix(),
                        secret.hash(),
                        rights.stream().map(Right::name).toArray(String[]::new),
                        of,
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    private Stream<DynamicTest> needing(String prefix, Check check) {
        return each(
                prefix,
                check,
                RouteMatrixTest.routes(requestMappingHandlerMapping).stream()
                        .filter(route -> route.right().isPresent()));
    }

    private Stream<DynamicTest> each(String prefix, Check check) {
        return each(prefix, check, RouteMatrixTest.routes(requestMappingHandlerMapping).stream());
    }

    private static Stream<DynamicTest> each(String prefix, Check check, Stream<Route> routes) {
        return routes.filter(Route::isForPrograms).collect(Collectors.toList()).stream()
                .map(route ->
                        DynamicTest.dynamicTest(prefix + route.method() + " " + route.path(), () -> check.on(route)));
    }

    @FunctionalInterface
    interface Check {
        void on(Route route) throws Exception;
    }
}
