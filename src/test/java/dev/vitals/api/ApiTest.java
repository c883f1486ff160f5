package dev.vitals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vitals.support.NinetyDays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every resource of the API is described, and answers as it is described. */
class ApiTest extends ApiAsked {

    private static final Path FILE = Path.of("src/main/resources/api/openapi.json");

    @Test
    void isDescribedByAFileThatIsServed() throws Exception {
        var described = Description.of(resources());
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, described);
        }
        assertThat(FILE).as("run mvn test -Dtest=ApiTest -Ddocs.write=true").hasContent(described);
        if (!Boolean.getBoolean("docs.write")) {
            assertThat(ask(administrator, "/api/openapi.json").getContentAsString(StandardCharsets.UTF_8))
                    .isEqualTo(described);
        }
    }

    @Test
    void doesNotSendTheDescriptionAgainToWhoHasIt() throws Exception {
        var tag = ask(administrator, "/api/openapi.json").getHeader("ETag");
        var again = asked(get("/api/openapi.json")
                .header("Sec-Fetch-Site", "same-origin")
                .header("If-None-Match", tag)
                .with(authentication(administrator)));
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
                .forEach(schema -> assertThat(
                                Validation.ofSchema(schema.getValue().toString()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> isDescribedInWords() {
        var document = JsonMapper.shared().readTree(Description.of(resources()));
        var operations = document.path("paths").properties().stream()
                .map(path -> DynamicTest.dynamicTest(path.getKey(), () -> {
                    var operation = path.getValue().path("get");
                    assertThat(operation.path("summary").asString("")).isNotEmpty();
                    operation
                            .path("parameters")
                            .forEach(parameter -> assertThat(
                                            parameter.path("description").asString(""))
                                    .as(parameter.path("name").asString())
                                    .isNotEmpty());
                }));
        var schemas = document.at("/components/schemas").properties().stream()
                .map(schema -> DynamicTest.dynamicTest(
                        schema.getKey(),
                        () -> assertThat(schema.getValue().path("description").asString(""))
                                .isNotEmpty()));
        return Stream.concat(operations, schemas);
    }

    @Test
    void everyPageThatReadsHasAResourceOrAReasonForNone() throws IOException {
        var decided = new String(
                        ApiTest.class
                                .getResourceAsStream("/api-counterparts.tsv")
                                .readAllBytes(),
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
        assertThat(answer.getStatus())
                .as(address + " " + answer.getContentAsString())
                .isEqualTo(200);
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
                assertThat(body.path("total").asLong())
                        .isGreaterThanOrEqualTo(body.path("items").size());
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
        var gaps = body(ask(administrator, "/api/v1/trend?days=90"))
                .path("days")
                .valueStream()
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
}
