package dev.vitals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.vitals.Vitals;
import dev.vitals.identity.SignedIn;
import dev.vitals.support.NinetyDays;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
import org.springframework.util.FileSystemUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every resource of the API: described, answering as described, refusing what it does not know, within one's accounts. */
@SpringBootTest(
        classes = {Vitals.class, ApiTest.Time.class},
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + ApiTest.DATA
        })
@AutoConfigureMockMvc
@Import(ApiSeed.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    static final String DATA = "target/api-data";
    private static final Path FILE = Path.of("src/main/resources/api/openapi.json");
    private static final Pattern FOREIGN = Pattern.compile("111122223333|777788889999|(production|sandbox)-[a-z0-9]+-\\d"
            + "|\"(name|accountName)\":\"(production|sandbox)\"");

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
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

    private Authentication administrator;
    private Authentication ofTheWard;

    @BeforeAll
    void somethingOfEverything(@Autowired ApiSeed seed) {
        seed.sow();
        administrator = person("administrator", null);
        ofTheWard = person("compliance_officer", "ward");
    }

    private Authentication person(String role, String group) {
        var id = UUID.randomUUID();
        sql.sql("insert into member (id, issuer, subject, name, created_at) values (?, 'local', ?, ?, '2026-10-01Z')")
                .params(id, role, role)
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

    private List<ApiRoute> routes() {
        return ApiRoute.all(requestMappingHandlerMapping.getHandlerMethods());
    }

    private List<ApiRoute> resources() {
        return routes().stream().filter(ApiRoute::isOfTheApi).toList();
    }

    private Stream<ApiRoute> lists() {
        return resources().stream().filter(route -> !route.hasVariable() && route.path().startsWith(ApiPaths.V1));
    }

    // What is described

    @Test
    void isDescribedByAFileThatIsServed() throws Exception {
        var described = Description.of(resources());
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, described);
        }
        assertThat(FILE)
                .as("run mvn test -Dtest=ApiTest -Ddocs.write=true")
                .hasContent(described);
        if (!Boolean.getBoolean("docs.write")) {
            assertThat(ask(administrator, "/api/openapi.json").getContentAsString(StandardCharsets.UTF_8))
                    .isEqualTo(described);
        }
    }

    @Test
    void doesNotSendTheDescriptionAgainToWhoHasIt() throws Exception {
        var tag = ask(administrator, "/api/openapi.json").getHeader("ETag");
        var again = asked(get("/api/openapi.json").header("If-None-Match", tag).with(authentication(administrator)));
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
    }

    @Test
    void isDescribedAsOpenApiAsksForIt() throws IOException {
        var document = Description.of(resources());
        assertThat(Validation.ofOpenApi(document)).isEmpty();
        JsonMapper.shared()
                .readTree(document)
                .at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(Validation.ofSchema(schema.getValue().toString()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> isDescribedInWords() {
        var document = JsonMapper.shared().readTree(Description.of(resources()));
        var operations = document.path("paths").properties().stream().map(path -> DynamicTest.dynamicTest(
                path.getKey(), () -> {
                    var operation = path.getValue().path("get");
                    assertThat(operation.path("summary").asString("")).isNotEmpty();
                    operation.path("parameters").forEach(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .as(parameter.path("name").asString())
                            .isNotEmpty());
                }));
        var schemas = document.at("/components/schemas").properties().stream().map(schema -> DynamicTest.dynamicTest(
                schema.getKey(),
                () -> assertThat(schema.getValue().path("description").asString("")).isNotEmpty()));
        return Stream.concat(operations, schemas);
    }

    @Test
    void everyPageThatReadsHasAResourceOrAReasonForNone() throws IOException {
        var decided = new String(
                        ApiTest.class.getResourceAsStream("/api-counterparts.tsv").readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("\t"))
                .toList();
        assertThat(decided.stream().map(cells -> cells[0]))
                .as("src/test/resources/api-counterparts.tsv: each page, and the resource that answers what it reads")
                .containsExactlyElementsOf(routes().stream()
                        .filter(route -> route.isRead() && !route.isOfTheApi())
                        .map(ApiRoute::path)
                        .distinct()
                        .toList());
        var paths = resources().stream().map(ApiRoute::path).toList();
        for (String[] cells : decided) {
            assertThat(cells).as(cells[0]).hasSize(cells[1].equals("-") ? 3 : 2);
            if (!cells[1].equals("-")) {
                assertThat(paths).contains(cells[1]);
            }
        }
    }

    // What is answered

    @TestFactory
    Stream<DynamicTest> answersAsItIsDescribed() {
        var document = JsonMapper.shared().readTree(Description.of(resources()));
        return resources().stream()
                .filter(route -> !route.path().equals("/api/openapi.json"))
                .map(route -> DynamicTest.dynamicTest(route.path(), () -> {
                    for (String address : few(addresses(route, administrator))) {
                        for (String day : List.of("", "asOf=2026-10-16", "asOf=2020-02-29")) {
                            if (!day.isEmpty() && !takes(route, "asOf")) {
                                continue;
                            }
                            answersAsDescribed(document, route, address + (address.contains("?") ? "&" : "?") + day);
                        }
                    }
                }));
    }

    private void answersAsDescribed(JsonNode document, ApiRoute route, String address) throws Exception {
        var answer = ask(administrator, address);
        if (address.contains("asOf=20") && answer.getStatus() != 200) {
            // What was not there yet is not to be found; an unknown principal is a wrong parameter.
            assertThat(answer.getStatus()).as(address).isIn(400, 404);
            return;
        }
        assertThat(answer.getStatus()).as(address + " " + answer.getContentAsString()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("application/json");
        assertThat(answer.getHeader("Cache-Control")).contains("no-store");
        var schema = document.path("paths")
                .path(route.path())
                .at("/get/responses/200/content/application~1json/schema/$ref")
                .asString();
        assertThat(Validation.ofAnswer(document, schema, answer.getContentAsString(StandardCharsets.UTF_8)))
                .as(address)
                .isEmpty();
    }

    @Test
    void showsSomethingInEveryList() throws Exception {
        for (ApiRoute route : lists().toList()) {
            var body = body(ask(administrator, route.path()));
            if (body.has("items") && !route.path().endsWith("/audit")) {
                assertThat(body.path("items").size()).as(route.path()).isPositive();
                assertThat(body.path("total").asLong()).isGreaterThanOrEqualTo(body.path("items").size());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> takesEveryWordThatIsListed() {
        var document = JsonMapper.shared().readTree(Description.of(resources()));
        return lists().map(route -> DynamicTest.dynamicTest(route.path(), () -> {
            for (JsonNode parameter : document.path("paths").path(route.path()).at("/get/parameters")) {
                for (JsonNode word : parameter.at("/schema/enum")) {
                    var asked = route.path() + "?" + parameter.path("name").asString() + "=" + word.asString();
                    assertThat(ask(administrator, asked).getStatus()).as(asked).isEqualTo(200);
                }
            }
        }));
    }

    @Test
    void leadsThroughAllPagesWithoutRepeatingOrLosingARow() throws Exception {
        var seen = new ArrayList<Long>();
        var next = "/api/v1/findings?state=all&size=7&sort=-opened";
        var total = 0L;
        while (next != null) {
            var page = body(ask(administrator, next));
            page.path("items").forEach(item -> seen.add(item.path("id").asLong()));
            total = page.path("total").asLong();
            next = page.path("next").isNull() ? null : page.path("next").asString();
        }
        assertThat(seen).hasSize((int) total).doesNotHaveDuplicates();
        assertThat(total).isGreaterThan(14);
        var beyond = body(ask(administrator, "/api/v1/findings?state=all&page=100000"));
        assertThat(beyond.path("items").size()).isZero();
        assertThat(beyond.path("next").isNull()).isTrue();
        assertThat(beyond.path("total").asLong()).isEqualTo(total);
    }

    @Test
    void saysOfADayThatWasNotKeptThatNothingIsKnown() throws Exception {
        var uncovered = "?asOf=2020-02-29";
        var standing = body(ask(administrator, "/api/v1/overview" + uncovered)).path("standing");
        assertThat(standing.path("state").asString()).isEqualTo("not_kept");
        assertThat(standing.path("numbers").isNull()).isTrue();
        body(ask(administrator, "/api/v1/safeguards" + uncovered))
                .path("items")
                .forEach(item -> assertThat(item.path("state").asString()).isEqualTo("not_kept"));
        var gaps = body(ask(administrator, "/api/v1/trend?days=90")).path("days").valueStream()
                .filter(day -> day.path("state").asString().equals("not_kept"))
                .map(day -> day.path("day").asString());
        assertThat(gaps).contains(NinetyDays.uncovered().toString());
    }

    @Test
    void namesWhatCouldNotBeReadWithItsCause() throws Exception {
        var account = body(ask(administrator, "/api/v1/accounts/" + NinetyDays.STAGING));
        assertThat(account.at("/unread/0/type").asString()).isEqualTo("AWS::S3::Bucket");
        assertThat(account.at("/unread/0/why/cause").asString()).isEqualTo("denied");
        assertThat(account.at("/unread/0/why/detail").asString()).contains("s3:ListBuckets");
        assertThat(account.at("/account/unreadLists").asInt()).isEqualTo(1);
    }

    // What is refused

    @TestFactory
    Stream<DynamicTest> refusesAParameterThatItDoesNotKnow() {
        return resources().stream().map(route -> DynamicTest.dynamicTest(route.path(), () -> {
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
        problem(
                asked(post("/api/v1/findings")
                        .with(authentication(administrator))
                        .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
                                .csrf())),
                405);
    }

    @Test
    void refusesWhoMayNot() throws Exception {
        assertThat(ask(person("viewer", null), "/api/v1/members").getStatus()).isEqualTo(403);
        assertThat(ask(ofTheWard, "/api/v1/accounts/" + NinetyDays.PRODUCTION + "/access")
                        .getStatus())
                .isEqualTo(403);
    }

    // Within one's accounts

    @TestFactory
    Stream<DynamicTest> showsTheRowsOfOnesOwnAccountsAndNoOthers() {
        return lists().map(route -> DynamicTest.dynamicTest(route.path(), () -> {
            var answer = ask(ofTheWard, route.path());
            if (answer.getStatus() != 403) {
                assertThat(answer.getStatus()).isEqualTo(200);
                assertThat(FOREIGN.matcher(answer.getContentAsString(StandardCharsets.UTF_8)).find())
                        .as("%s tells of accounts of others: %s", route.path(), answer.getContentAsString())
                        .isFalse();
            }
        }));
    }

    @Test
    void thereAreForeignRowsToBeKeptBack() throws Exception {
        var telling = new ArrayList<String>();
        for (ApiRoute route : lists().toList()) {
            if (FOREIGN.matcher(ask(administrator, route.path()).getContentAsString()).find()) {
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
                        assertThat(FOREIGN.matcher(answer.getContentAsString().replace(address, "")).find()
                                        && answer.getStatus() == 200)
                                .as(address)
                                .isFalse();
                    }
                }));
    }

    // How it is asked

    private static final int FEW = 4;

    /** The route's addresses with the ids that its list gives somebody. */
    private List<String> addresses(ApiRoute route, Authentication person) throws Exception {
        if (!route.hasVariable()) {
            return List.of(route.path());
        }
        var list = route.path().substring(0, route.path().indexOf("/{"));
        var variable = route.path().replaceAll(".*\\{(\\w+)}.*", "$1");
        var body = body(ask(person, list + "?size=200"));
        var addresses = new ArrayList<String>();
        for (JsonNode item : body.path("items")) {
            var address = route.path().replace("{" + variable + "}", item.path(variable).asString());
            addresses.add(
                    address.endsWith("/decision")
                            ? address + "?principal=arn:aws:iam::%s:user/alice&action=s3:GetObject&resource=*"
                                    .formatted(item.path(variable).asString())
                            : address);
        }
        if (route.path().endsWith("/decision")) {
            addresses.removeIf(address -> address.contains(NinetyDays.SANDBOX));
        }
        return addresses;
    }

    /** The first and the last: between them lie more of the same. */
    private static List<String> few(List<String> all) {
        return all.size() <= FEW
                ? all
                : Stream.concat(
                                all.subList(0, FEW / 2).stream(),
                                all.subList(all.size() - FEW / 2, all.size()).stream())
                        .toList();
    }

    private static boolean takes(ApiRoute route, String parameter) {
        return Stream.of(route.handler().getMethodParameters())
                .anyMatch(each -> String.valueOf(each.getParameter().getName()).equals(parameter));
    }

    private MockHttpServletResponse ask(Authentication person, String address) throws Exception {
        return asked(get(URI.create(address)).with(authentication(person)));
    }

    private MockHttpServletResponse asked(RequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private static JsonNode body(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private static JsonNode problem(MockHttpServletResponse answer, int status) throws Exception {
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        assertThat(answer.getContentType()).startsWith("application/problem+json");
        var problem = body(answer);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }
}
