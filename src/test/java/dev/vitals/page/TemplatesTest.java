package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no template may hold: everything from an account is somebody else's text, and pages run only what is ours. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("frontend-templates");
    private static final Pattern SCRIPT_OR_SHEET = Pattern.compile("<(?:script|link rel=\"stylesheet\")[^>]*>");

    private static final Pattern LOCAL_TIME =
            Pattern.compile("<[a-z:]+[^>]* th:text=\"[^\">]*@times\\.(?:minute|ago)\\([^>]*>");

    /** Pages. What is sent by mail has styles of its own making, is never a page, and is checked with mails. */
    static Stream<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files
                    .filter(file -> file.toString().endsWith(".html") && !file.startsWith(TEMPLATES.resolve("mail")))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void holdNothingThatTheContentPolicyForbids(Path template) throws IOException {
        var text = onScreen(template, Files.readString(template));
        assertThat(text)
                .doesNotContain("th:utext", "[(", "th:inline=\"none\"", "javascript:", "<style", "<object", "<base")
                .doesNotContainPattern("<iframe(?![^>]*\\bsandbox=\"\")")
                .doesNotContainPattern("(?i)[\\s\"'](?:th:)?on[a-z]+\\s*=\\s*[\"']")
                .doesNotContainPattern("[\\s\"'](?:th:)?style(?:append)?\\s*=")
                .doesNotContainPattern("hx-on|hx-vals=['\"]js:|hx-headers=['\"]js:")
                .doesNotContainPattern("<script(?![^>]*\\bth:src=)")
                .doesNotContainPattern("<script[^>]*>\\s*\\S+\\s*</script>");
    }

    /** What is printed is no page: its own style stands in it, and widths of its columns. */
    private static String onScreen(Path template, String text) {
        return template.startsWith(TEMPLATES.resolve("binder/paper"))
                ? text.replaceAll("<style(?: th:if=\"[^\"]*\")?>", "").replaceAll(" style=\"width: \\d+mm\"", "")
                : text;
    }

    @ParameterizedTest
    @MethodSource("templates")
    void giveEveryScriptAndStyleSheetTheNonceOfTheAnswer(Path template) throws IOException {
        assertThat(SCRIPT_OR_SHEET.matcher(Files.readString(template)).results().map(MatchResult::group))
                .allSatisfy(tag -> assertThat(tag).contains("nonce=${nonce}"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void sayOfWhatPagesFetchByThemselvesThatNobodyAskedForIt(Path template) throws IOException {
        var text = Files.readString(template);
        if (text.matches("(?s).*hx-trigger[^>]*'?(?:every|load|revealed)\\b.*")) {
            assertThat(text).contains("hx-headers='{\"Vitals-Background\": \"1\"}'");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void tellTheTimeInUtcToWhoeverPointsAtALocalOne(Path template) throws IOException {
        var isPaper = template.startsWith(TEMPLATES.resolve("binder/paper"));
        assertThat(LOCAL_TIME
                        .matcher(isPaper ? "" : Files.readString(template))
                        .results()
                        .map(MatchResult::group))
                .filteredOn(tag -> !tag.contains("hidden-visually"))
                .allSatisfy(tag -> assertThat(tag).contains("th:title=\"${@times.utc("));
    }

    /** A parameter of the layout would hide the model's attribute of that name from the whole page. */
    @ParameterizedTest
    @MethodSource("templates")
    void useNoNameThatTheLayoutHides(Path template) throws IOException {
        if (!template.endsWith("fragments/layout.html") && !template.endsWith("local/door.html")) {
            assertThat(Files.readString(template)).doesNotContain("sheetTitle", "sheetPart", "sheetBody");
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void sendEveryFormThatChangesSomethingWithAToken(Path template) throws IOException {
        // Thymeleaf adds the token to forms whose target it writes itself.
        assertThat(Pattern.compile("<form[^>]*>")
                        .matcher(Files.readString(template))
                        .results()
                        .map(MatchResult::group))
                .filteredOn(form -> form.contains("method=\"post\""))
                .allSatisfy(form -> assertThat(form).contains("th:action="));
    }
}
