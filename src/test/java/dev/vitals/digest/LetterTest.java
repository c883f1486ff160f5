package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.Letter.Bar;
import dev.vitals.digest.Letter.Chart;
import dev.vitals.digest.Letter.Figure;
import dev.vitals.digest.Letter.Figures;
import dev.vitals.digest.Letter.Line;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

class LetterTest {

    private static final Letter LETTER = whole();

    @Test
    void saysTheSameAsHtmlAndAsPlainText() {
        var html = words(HtmlUtils.htmlUnescape(
                Mails.HTML.of(LETTER).replaceAll("(?s)<head>.*</head>", " ").replaceAll("(?s)<[^>]+>", " ")));
        var text = words(LetterText.of(LETTER));
        for (String said : List.of(
                "3 new, 5 fixed: production",
                "Mon to Tue",
                "Something changed.",
                "critical: sg-0a1 opens SSH",
                "Clinic",
                "and 7 more",
                "All accounts",
                "Safeguards met",
                "31 of 45",
                "up 2: 29 of 45",
                "Weighted pass rate over 30 days: from 78% to 84%.",
                "You asked for it.")) {
            assertThat(html).as("HTML").containsIgnoringCase(said);
            assertThat(text).as("text").containsIgnoringCase(said);
        }
        var links = links(Mails.HTML.of(LETTER));
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(text).contains(link));
        assertThat(links(LetterText.of(LETTER))).containsExactlyInAnyOrderElementsOf(links);
    }

    @Test
    void loadsNothingFromElsewhereAndRunsNothing() {
        var html = Mails.HTML.of(LETTER);
        assertThat(html)
                .doesNotContainIgnoringCase(
                        "<script", "<img", "<link", "src=", "url(", "@import", "<form", "http-equiv");
        assertThat(Pattern.compile("https?://[^\"'\\s<]+")
                        .matcher(html)
                        .results()
                        .map(match -> match.group()))
                .allMatch(link -> link.startsWith("https://vitals.example.org/"));
    }

    @Test
    void writesEveryTextAsText() throws Exception {
        var template = Files.readString(Path.of("frontend-templates/mail/letter.html"));
        assertThat(template)
                .doesNotContain("th:utext", "[(", "th:inline", "javascript:", "<script", "<iframe", "<object", "<base");
    }

    @Test
    void takesNoMarkupFromNames() {
        var letter = Mails.letter("x", new Line("critical", "<img src=x onerror=alert(1)>", "\"><script>", null));
        assertThat(Mails.HTML.of(letter))
                .contains("&lt;img src=x onerror=alert(1)&gt;", "&lt;script&gt;")
                .doesNotContain("<img", "<script");
    }

    @Test
    void keepsItsLinesShortEnoughForPlainText() {
        var long_ = "word ".repeat(80).strip();
        var text = LetterText.of(
                Mails.letter("x", new Line("high", long_, long_, "https://vitals.example.org/findings/1")));
        assertThat(text.lines().filter(line -> !line.contains("https://"))).allMatch(line -> line.length() <= 76);
    }

    @Test
    void tellsWhoCannotSeeTheBarsTheSame() {
        assertThat(Mails.HTML.of(LETTER))
                .contains("role=\"img\"", "aria-label=\"Weighted pass rate over 30 days: from 78% to 84%.\"");
    }

    private static Letter whole() {
        var bare = Mails.letter(
                "3 new, 5 fixed: production",
                new Line("critical", "sg-0a1 opens SSH", "Clinic", "https://vitals.example.org/findings/7"));
        var chart = new Chart(
                "Weighted pass rate over 30 days",
                "from 78% to 84%.",
                "60%",
                List.of(new Bar(78, true), new Bar(0, false)));
        return new Letter(
                bare.subject(),
                bare.period(),
                bare.lead(),
                bare.sections(),
                List.of(new Figures(
                        "All accounts", List.of(new Figure("Safeguards met", "31 of 45", "up 2: 29 of 45")), chart)),
                bare.page(),
                bare.why(),
                bare.settings(),
                bare.unsubscribe());
    }

    private static List<String> links(String text) {
        return Pattern.compile("https://[^\"'\\s<]+")
                .matcher(text)
                .results()
                .map(match -> match.group())
                .toList();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
