package dev.vitals.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stream of rows holds its connection until it is closed: nine that are not, and nobody is served any more. */
class ClosedStreamsTest {

    @Test
    void rowsAreStreamedOnlyWhereSomebodyClosesTheStream() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")).filter(ClosedStreamsTest::leaks))
                    .as("put .list() before .stream(), or the stream into a try")
                    .isEmpty();
        }
    }

    private static boolean leaks(Path file) {
        try {
            var source = Files.readString(file);
            for (int at = source.indexOf(".query("); at >= 0; at = source.indexOf(".query(", at + 1)) {
                var statement = source.substring(Math.max(0, source.lastIndexOf(';', at)), at);
                if (source.substring(end(source, at)).stripLeading().startsWith(".stream()")
                        && List.of("try (", "try(").stream().noneMatch(statement::contains)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Behind the parenthesis that closes the call. */
    private static int end(String source, int at) {
        int depth = 0;
        for (int place = source.indexOf('(', at); place < source.length(); place++) {
            depth += source.charAt(place) == '(' ? 1 : source.charAt(place) == ')' ? -1 : 0;
            if (depth == 0) {
                return place + 1;
            }
        }
        return source.length();
    }
}
