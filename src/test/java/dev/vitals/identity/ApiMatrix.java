package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.junit.jupiter.api.TestInstance;
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

/** Two accounts, routes of every kind that programs may ask for, and tokens of every sort. */
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
abstract class ApiMatrix {

    static final String OWN = "222233334444";
    static final String FOREIGN = "555566667777";
    static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    static final Set<Right> GRANTABLE = EnumSet.of(
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
    MockMvc web;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MemberStore members;

    @Autowired
    JdbcClient sql;

    private final List<RequestMappingInfo> probes = new java.util.ArrayList<>();
    long group;

    @BeforeAll
    void twoAccountsOfWhichOneIsInAGroup() {
        for (String account : List.of(OWN, FOREIGN)) {
            sql.sql(
                            "insert into account (id, name, connection, created_at, paused)"
                                    + " values (?, ?, '{\"kind\": \"RECORDING\", \"folder\": \"target/no-recording\", \"homeRegion\": \"us-east-1\"}', '2026-10-01Z', true) on conflict do nothing")
                    .params(account, account)
                    .update();
        }
        group = sql.sql("insert into account_group (name) values ('api ward')"
                        + " on conflict (name) do update set name = excluded.name returning id")
                .query(Long.class)
                .single();
        sql.sql("insert into account_group_member values (?, ?) on conflict do nothing")
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

    static boolean isFresh(Route route) {
        return route.decision().endsWith("freshly");
    }

    void expect(boolean may, Route route, String account, BearerSecret token) throws Exception {
        var answer = answer(route, account, token);
        if (may) {
            assertThat(answer.getStatus()).isNotIn(302, 401, 403);
        } else {
            assertThat(answer.getStatus()).isEqualTo(403);
            expectSentence(route, answer);
        }
    }

    static void expectSentence(Route route, MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getContentType())
                .startsWith(route.path().startsWith("/scim") ? "application/scim+json" : "application/problem+json");
        assertThat(answer.getContentAsString()).contains("\"detail\":\"", "eference");
        assertThat(answer.getCookies()).isEmpty();
    }

    MockHttpServletResponse answer(Route route, String account, BearerSecret token) throws Exception {
        var asked = request(route.method(), route.at(account));
        if (token != null) {
            asked.header(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal());
        }
        return web.perform(asked).andReturn().getResponse();
    }

    int status(org.springframework.test.web.servlet.RequestBuilder asked) throws Exception {
        return web.perform(asked).andReturn().getResponse().getStatus();
    }

    String seen(BearerSecret token) throws Exception {
        return web.perform(get("/api/probe").header(HttpHeaders.AUTHORIZATION, "Bearer " + token.reveal()))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    UUID member(Role role, Long of) {
        var name = "api " + role + of + UUID.randomUUID();
        var id = members.seen("local", name, name, "", "{}", LONG_AGO);
        if (role != null) {
            members.grant(id, NewGrant.of(role, of, "person"), "test", LONG_AGO);
        }
        return id;
    }

    BearerSecret token(UUID maker, Set<Right> rights, Long of) {
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

    Stream<DynamicTest> needing(String prefix, Check check) {
        return each(
                prefix,
                check,
                RouteMatrixTest.routes(requestMappingHandlerMapping).stream()
                        .filter(route -> route.right().isPresent()));
    }

    Stream<DynamicTest> each(String prefix, Check check) {
        return each(prefix, check, RouteMatrixTest.routes(requestMappingHandlerMapping).stream());
    }

    static Stream<DynamicTest> each(String prefix, Check check, Stream<Route> routes) {
        return routes.filter(Route::isForPrograms).collect(Collectors.toList()).stream()
                .map(route ->
                        DynamicTest.dynamicTest(prefix + route.method() + " " + route.path(), () -> check.on(route)));
    }

    @FunctionalInterface
    interface Check {
        void on(Route route) throws Exception;
    }
}
