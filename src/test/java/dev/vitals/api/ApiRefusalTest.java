package dev.vitals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.vitals.support.NinetyDays;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the API refuses, and that it shows nobody the accounts of others. */
class ApiRefusalTest extends ApiAsked {

    private static final Pattern FOREIGN =
            Pattern.compile("111122223333|777788889999|(production|sandbox)-[a-z0-9]+-\\d"
                    + "|\"(name|accountName)\":\"(production|sandbox)\"");

    @TestFactory
    Stream<DynamicTest> refusesAParameterThatItDoesNotKnow() {
        return resources().stream()
                .map(route -> DynamicTest.dynamicTest(route.path(), () -> {
                    var address = addresses(route, administrator).getFirst();
                    expectWrong(address + (address.contains("?") ? "&" : "?") + "severty=high", "severty");
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusesAWordThatIsNoneOfThoseListed() {
        var document = JsonMapper.shared().readTree(Description.of(resources()));
        return lists().map(route -> DynamicTest.dynamicTest(route.path(), () -> {
            for (JsonNode parameter : document.path("paths").path(route.path()).at("/get/parameters")) {
                var name = parameter.path("name").asString();
                var schema = parameter.path("schema");
                if (schema.has("enum") || schema.has("pattern") || schema.has("format")) {
                    expectWrong(route.path() + "?" + name + "=nonsense", name);
                }
                if (schema.has("maximum")) {
                    expectWrong(route.path() + "?" + name + "=201", name);
                    expectWrong(route.path() + "?" + name + "=0", name);
                }
            }
        }));
    }

    private void expectWrong(String address, String parameter) throws Exception {
        var problem = problem(ask(administrator, address), 400);
        assertThat(problem.path("parameter").asString()).as(address).isEqualTo(parameter);
        assertThat(problem.path("detail").asString()).contains(parameter);
    }

    @Test
    void answersWhatIsNotThereWithAProblemToo() throws Exception {
        for (String address : List.of(
                "/api",
                "/api/v2/findings",
                "/api/v1/nothing",
                "/api/v1/findings/0",
                "/api/v1/findings/one",
                "/api/v1/scans/one",
                "/api/v1/safeguards/164.999",
                "/api/v1/lists/none",
                "/api/v1/accounts/999999999999",
                "/api/v1/safeguards?scope=account:999999999999")) {
            var problem = problem(ask(administrator, address), 404);
            assertThat(problem.path("title").asString()).isNotEmpty();
            assertThat(problem.path("next").asString()).isNotEmpty();
            assertThat(problem.path("instance").asString()).isEqualTo(address.split("\\?")[0]);
            assertThat(problem.path("reference").asString()).matches("[0-9a-f]{8}");
            assertThat(problem.toString()).doesNotContain("Exception", "dev.vitals");
        }
    }

    @Test
    void isOnlyRead() throws Exception {
        var answer = asked(
                post("/api/v1/findings").with(authentication(administrator)).with(csrf()));
        problem(answer, 405);
        assertThat(answer.getHeader("Allow")).isEqualTo("GET");
    }

    @Test
    void refusesWhoMayNot() throws Exception {
        describes(ask(person("viewer", null), "/api/v1/members"), 403);
        describes(ask(ofTheWard, "/api/v1/accounts/" + NinetyDays.PRODUCTION + "/access"), 403);
        describes(asked(get("/api/v1/members")), 401);
        describes(asked(get("/api/v1/members").header("Authorization", "Bearer vit_none")), 401);
    }

    /** What guards answer is what the description says of it, like every other problem. */
    private void describes(MockHttpServletResponse answer, int status) throws Exception {
        problem(answer, status);
        var document = JsonMapper.shared().readTree(Description.of(resources()));
        assertThat(Validation.ofAnswer(
                        document, "#/components/schemas/Problem", answer.getContentAsString(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
    }

    // Within one's accounts

    @TestFactory
    Stream<DynamicTest> showsTheRowsOfOnesOwnAccountsAndNoOthers() {
        return lists().map(route -> DynamicTest.dynamicTest(route.path(), () -> {
            var answer = ask(ofTheWard, route.path());
            if (answer.getStatus() != 403) {
                assertThat(answer.getStatus()).isEqualTo(200);
                assertThat(FOREIGN.matcher(answer.getContentAsString(StandardCharsets.UTF_8))
                                .find())
                        .as("%s tells of accounts of others: %s", route.path(), answer.getContentAsString())
                        .isFalse();
            }
        }));
    }

    @Test
    void thereAreForeignRowsToBeKeptBack() throws Exception {
        var telling = new ArrayList<String>();
        for (ApiRoute route : lists().toList()) {
            if (FOREIGN.matcher(ask(administrator, route.path()).getContentAsString())
                    .find()) {
                telling.add(route.path());
            }
        }
        assertThat(telling)
                .contains(
                        "/api/v1/accounts",
                        "/api/v1/findings",
                        "/api/v1/overview",
                        "/api/v1/resources",
                        "/api/v1/scans");
        for (String path : telling) {
            var own = ask(ofTheWard, path);
            if (own.getStatus() == 200) {
                assertThat(own.getContentAsString()).as(path).contains(NinetyDays.STAGING);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> keepsTheThingsOfOtherAccountsBack() {
        return resources().stream()
                .filter(ApiRoute::hasVariable)
                .map(route -> DynamicTest.dynamicTest(route.path(), () -> {
                    var own = new HashSet<>(addresses(route, ofTheWard));
                    for (String address : few(addresses(route, administrator))) {
                        var answer = ask(ofTheWard, address);
                        if (!own.contains(address)) {
                            assertThat(answer.getStatus()).as(address).isIn(403, 404);
                        }
                        assertThat(FOREIGN.matcher(answer.getContentAsString().replace(address, ""))
                                                .find()
                                        && answer.getStatus() == 200)
                                .as(address)
                                .isFalse();
                    }
                }));
    }
}
