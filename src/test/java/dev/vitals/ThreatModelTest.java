package dev.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page that tells who could do what names the test that shows what stops them; this sees that it is there. */
class ThreatModelTest {

    private static final Path PAGE = Path.of("docs/threat-model.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final List<String> ATTACKERS =
            List.of("read-only role", "stolen token", "database login", "malicious tag");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        var sources = sources();
        var named = NAMED.matcher(Files.readString(PAGE)).results().toList();

        assertThat(named)
                .hasSizeGreaterThan(100)
                .allSatisfy(test -> assertThat(sources)
                        .as(test.group())
                        .hasEntrySatisfying(
                                test.group(1),
                                source -> assertThat(source)
                                        .containsPattern(
                                                "@(Test|TestFactory|ParameterizedTest|Fuzzed)[^;{}]*(\\{[^{}]*}[^;{}]*)*\\b%s\\("
                                                        .formatted(test.group(2)))));
    }

    private static Map<String, String> sources() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            ThreatModelTest::text,
                            String::concat));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void everyLineOfATableNamesATestOrSaysThatThereIsNone() throws IOException {
        var lines = Files.readAllLines(PAGE).stream()
                .skip(30)
                .filter(line -> line.startsWith("| ") && !line.endsWith("| test |"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(60).allSatisfy(line -> {
            var last = Arrays.asList(line.split("\\|")).getLast();
            assertThat(NAMED.matcher(last).find() || last.strip().startsWith("none:"))
                    .as(line)
                    .isTrue();
        });
    }

    @Test
    void tellsOfEachAttackerWhatIsLeft() throws IOException {
        var sections = Files.readString(PAGE).split("(?m)^## ");

        for (String attacker : ATTACKERS) {
            assertThat(sections)
                    .filteredOn(
                            section -> section.lines().findFirst().orElse("").contains(attacker))
                    .singleElement()
                    .satisfies(section -> {
                        assertThat(section).contains("**What is left.**");
                        assertThat(NAMED.matcher(section).results().count()).isGreaterThan(6);
                    });
        }
    }
}
