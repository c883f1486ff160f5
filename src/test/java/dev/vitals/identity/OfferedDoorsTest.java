package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** No page offers a link or a form that would be refused: what needs a right is shown to those alone who have it. */
class OfferedDoorsTest {

    private static final Path TEMPLATES = Path.of("frontend-templates");
    private static final Pattern ADDRESS =
            Pattern.compile("@\\{([^?({}]*(?:\\{[^}]*}[^?({}]*)*)|here\\.at\\('([^']*)'");

    /** Templates that nobody sees without the right. */
    private static final Map<String, String> SEEN_WITH = Map.ofEntries(
            Map.entry("identity/", "MEMBERS"),
            Map.entry("audit/", "AUDIT"),
            Map.entry("binder/", "EXPORT"),
            Map.entry("room/", "EXPORT"),
            Map.entry("imports/", "IMPORT"),
            Map.entry("ownrule/form", "RULES"),
            Map.entry("ownrule/import", "RULES"),
            Map.entry("account/form", "ACCOUNTS"),
            Map.entry("onboarding/", "ACCOUNTS"),
            Map.entry("attestation/decision", "ATTEST"),
            Map.entry("attestation/form", "ATTEST"),
            Map.entry("register/form", "ATTEST"),
            Map.entry("register/import", "ATTEST"),
            Map.entry("policy/edit", "ATTEST"),
            Map.entry("settings/review", "SETTINGS"),
            Map.entry("lists/replace", "SETTINGS"),
            Map.entry("lists/review", "SETTINGS"),
            Map.entry("triage/acceptance-form", "TRIAGE"),
            Map.entry("triage/bulk", "TRIAGE"),
            // These show the form to everybody, and what sends it to those alone who may.
            Map.entry("triage/due", "SETTINGS"),
            Map.entry("finding/findings", "TRIAGE"),
            Map.entry("digest/mails", "MAILS"),
            Map.entry("retention/retention", "KEEP"),
            Map.entry("outgoing/", "SETTINGS"),
            Map.entry("federation/providers", "MEMBERS"),
            Map.entry("remediation/roles", "ACCOUNTS"),
            Map.entry("scim/", "MEMBERS"),
            Map.entry("token/all", "MEMBERS"),
            Map.entry("session/member", "MEMBERS"));

    private record Route(String method, Pattern path, String right) {

        static Route of(String line) {
            var parts = line.split("\t");
            var path =
                    Pattern.compile(Pattern.quote(parts[1]).replaceAll("\\{[^}]*}", "\\\\E(?:[^/]+|\\\\{[^}]*})\\\\Q"));
            return new Route(parts[0], path, parts[2].split(" ")[1]);
        }
    }

    @Test
    void offersWhatNeedsARightToThoseAloneWhoHaveIt() throws IOException {
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            assertThat(templates
                            .filter(file -> file.toString().endsWith(".html"))
                            .flatMap(this::unguarded))
                    .isEmpty();
        }
    }

    @Test
    void wouldSeeADoorThatStandsOpen() {
        assertThat(unguarded("a/page", "<p><a th:href=\"@{/accounts/new}\">Add</a></p>"))
                .containsExactly("a/page: /accounts/new needs ACCOUNTS");
        assertThat(unguarded(
                        "a/page",
                        "<p th:if=\"${rights.contains('ACCOUNTS')}\"><a th:href=\"@{/accounts/new}\">Add</a></p>"))
                .isEmpty();
        assertThat(unguarded("a/page", "<form method=\"post\" th:action=\"@{/accounts/{id}/scan(id=${x})}\"></form>"))
                .containsExactly("a/page: /accounts/{id}/scan needs SCAN");
    }

    private Stream<String> unguarded(Path file) {
        try {
            var name = TEMPLATES.relativize(file).toString().replace(".html", "");
            return unguarded(name, Files.readString(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private Stream<String> unguarded(String name, String html) {
        return Jsoup.parse(html, Parser.xmlParser()).getAllElements().stream()
                .flatMap(element -> doors(element)
                        .filter(door -> !isSeenWith(name, door.right()) && !isGuarded(element, door.right()))
                        .map(door -> "%s: %s needs %s".formatted(name, door.address(), door.right())));
    }

    private record Door(String address, String right) {}

    private static Stream<Door> doors(Element element) {
        var isForm = element.hasAttr("th:action");
        var method = isForm && element.attr("method").equalsIgnoreCase("post") ? "POST" : "GET";
        return Stream.of("th:action", "th:href", "hx-get", "th:attr")
                .map(element::attr)
                .flatMap(value -> ADDRESS.matcher(value)
                        .results()
                        .map(found -> found.group(1) != null ? found.group(1) : found.group(2)))
                .flatMap(address -> ROUTES.stream()
                        .filter(route -> route.method().equals(method)
                                && route.path().matcher(address).matches())
                        .map(Route::right)
                        .filter(right -> !right.equals("READ"))
                        .limit(1)
                        .map(right -> new Door(address, right)));
    }

    private static boolean isSeenWith(String template, String right) {
        return SEEN_WITH.entrySet().stream()
                .anyMatch(seen ->
                        template.startsWith(seen.getKey()) && seen.getValue().equals(right));
    }

    /** Whether it, or what it stands in, asks for the right; a form may also be shown without its button. */
    private static boolean isGuarded(Element element, String right) {
        var asked = "'" + right + "'";
        return Stream.concat(Stream.of(element), element.parents().stream())
                        .anyMatch(each -> each.attr("th:if").contains(asked))
                || element.tagName().equals("form")
                        && !element.select("button").isEmpty()
                        && element.select("button").stream()
                                .allMatch(button -> button.attr("th:if").contains(asked));
    }

    private static final List<Route> ROUTES = routes();

    private static List<Route> routes() {
        try {
            return Files.readAllLines(Path.of("src/test/resources/routes.tsv")).stream()
                    .filter(line -> line.contains("\tneeds "))
                    .map(Route::of)
                    .toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
