package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every table that can be taken away goes through the one writer that makes formulas harmless. */
class CsvExportsTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void whoeverAnswersWithCsvUsesTheOneWriter() throws IOException {
        var answering = sources()
                .filter(source -> source.contains("text/csv") || source.contains(".csv\""))
                // Which files people may put in; those go out as they came in, as downloads.
                .filter(source -> !source.contains("enum FileType"))
                .toList();

        assertThat(answering)
                .hasSizeGreaterThan(5)
                .allSatisfy(source -> assertThat(source)
                        .as(source.lines()
                                .filter(line -> line.contains("class "))
                                .findFirst()
                                .orElse(""))
                        .contains("new CsvWriter("));
    }

    @Test
    void nobodyElseQuotesCells() throws IOException {
        assertThat(sources().filter(source -> source.contains("replace(\"\\\"\", \"\\\"\\\"\")")))
                .singleElement()
                .asString()
                .contains("class CsvWriter");
    }

    private static Stream<String> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(CsvExportsTest::read).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
