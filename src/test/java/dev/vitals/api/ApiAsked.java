package dev.vitals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vitals.Vitals;
import dev.vitals.identity.SignedIn;
import dev.vitals.support.Fork;
import dev.vitals.support.NinetyDays;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An application with something of everything, and people who ask its API. */
@SpringBootTest(
        classes = {Vitals.class, ApiAsked.Time.class},
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + ApiAsked.DATA
        })
@AutoConfigureMockMvc
@Import(ApiSeed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ApiAsked {

    static final String DATA = "target/api-data" + Fork.NUMBER;

    static {
        Fork.clear(DATA);
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Clock stoppedClock() {
            return Clock.fixed(NinetyDays.NOW, ZoneOffset.UTC);
        }
    }

    record Person(UUID member, String displayName, String method) implements SignedIn, java.io.Serializable {}

    @Autowired
    private MockMvc web;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private JdbcClient sql;

    Authentication administrator;
    Authentication ofTheWard;

    @BeforeAll
    void somethingOfEverything(@Autowired ApiSeed seed) {
        // Classes share one application, and what was sown for the first of them.
        if (sql.sql("select count(*) from account").query(Long.class).single() == 0) {
            seed.sow();
        }
        administrator = person("administrator", null);
        seed.assign(((Person) administrator.getPrincipal()).member());
        ofTheWard = person("compliance_officer", "ward");
    }

    final Authentication person(String role, String group) {
        var id = UUID.randomUUID();
        sql.sql("insert into member (id, issuer, subject, name, created_at) values (?, 'local', ?, ?, '2026-10-01Z')")
                .params(id, id.toString(), role)
                .update();
        sql.sql("insert into member_grant (member_id, role, group_id, origin, granted_by, granted_at)"
                        + " values (:id, :role, (select id from account_group where name = cast(:ward as text)),"
                        + " 'person', 'test', '2026-10-01Z')")
                .param("id", id)
                .param("role", role)
                .param("ward", group)
                .update();
        var person = new TestingAuthenticationToken(new Person(id, role, "local"), "");
        person.setAuthenticated(true);
        return person;
    }

    final List<ApiRoute> routes() {
        return ApiRoute.all(requestMappingHandlerMapping.getHandlerMethods());
    }

    final List<ApiRoute> resources() {
        return routes().stream().filter(ApiRoute::isOfTheApi).toList();
    }

    final Stream<ApiRoute> lists() {
        return resources().stream()
                .filter(route -> !route.hasVariable() && route.path().startsWith(ApiPaths.V1));
    }

    private static final int FEW = 4;

    /** The route's addresses with the ids that its list gives somebody. */
    final List<String> addresses(ApiRoute route, Authentication person) throws Exception {
        if (!route.hasVariable()) {
            return List.of(route.path());
        }
        var list = route.path().substring(0, route.path().indexOf("/{"));
        var variable = route.path().replaceAll(".*\\{(\\w+)}.*", "$1");
        var body = body(ask(person, list + "?size=200"));
        var addresses = new ArrayList<String>();
        for (JsonNode item : body.path("items")) {
            var address = route.path()
                    .replace("{" + variable + "}", item.path(variable).asString());
            addresses.add(
                    address.endsWith("/decision")
                            ? address
                                    + "?principal=arn:aws:iam::%s:user/alice&action=s3:GetObject&resource=*"
                                            .formatted(item.path(variable).asString())
                            : address);
        }
        if (route.path().endsWith("/decision")) {
            addresses.removeIf(address -> address.contains(NinetyDays.SANDBOX));
        }
        return addresses;
    }

    /** The first and the last: between them lie more of the same. */
    static List<String> few(List<String> all) {
        return all.size() <= FEW
                ? all
                : Stream.concat(
                                all.subList(0, FEW / 2).stream(),
                                all.subList(all.size() - FEW / 2, all.size()).stream())
                        .toList();
    }

    static boolean takes(ApiRoute route, String parameter) {
        return Stream.of(route.handler().getMethodParameters())
                .anyMatch(each -> String.valueOf(each.getParameter().getName()).equals(parameter));
    }

    final MockHttpServletResponse ask(Authentication person, String address) throws Exception {
        return asked(get(URI.create(address)).with(authentication(person)).header("Sec-Fetch-Site", "same-origin"));
    }

    final MockHttpServletResponse asked(RequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    static JsonNode body(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    static JsonNode problem(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        var problem = body(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }
}
