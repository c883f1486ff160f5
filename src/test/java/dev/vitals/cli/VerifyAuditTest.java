package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.Exported;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditTest {

    private static final int ENTRIES = 6;
    private static final String FOREIGN_KEY = "MCowBQYDK2VwAyEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    private Path folder;

    private final TestDatabase database = TestDatabase.empty();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void findsNothingInALogThatIsWhole() throws IOException {
        var log = log();
        assertThat(verify(log.text(), "--key", log.key())).isZero();
        assertThat(out.toString()).contains("The log is whole: 6 entries follow one another, 1 signed heads match.");
        assertThat(verify(log.text(), "--key", folder.resolve("audit-key").toString()))
                .isZero();
    }

    @Test
    void namesAnEntryThatWasAlteredWhereverItStands() throws IOException {
        var log = log();
        for (int number = 1; number <= ENTRIES; number++) {
            assertThat(verify(log.text().replace("\"thing " + number + "\"", "\"other\"")))
                    .isEqualTo(1);
            assertThat(out.toString())
                    .contains("Entry %d was altered.".formatted(number))
                    .contains("The %d entries before it are whole.".formatted(number - 1));
        }
    }

    @Test
    void namesAnEntryThatIsMissingWhereverItStood() throws IOException {
        var lines = log().text().lines().toList();
        for (int number = 1; number <= ENTRIES; number++) {
            var shorter = new ArrayList<>(lines);
            shorter.remove(number);
            assertThat(verify(String.join("\n", shorter))).isEqualTo(1);
            assertThat(out.toString()).contains("Entry %d is missing.".formatted(number));
        }
    }

    @Test
    void namesTheFirstOfTwoThatChangedPlaces() throws IOException {
        var lines = log().text().lines().toList();
        for (int number = 1; number < ENTRIES; number++) {
            var swapped = new ArrayList<>(lines);
            Collections.swap(swapped, number, number + 1);
            assertThat(verify(String.join("\n", swapped))).isEqualTo(1);
            assertThat(out.toString()).contains("Entry %d ".formatted(number));
        }
    }

    @Test
    void noByteOfAnEntryCanBeChanged() throws IOException {
        var text = log().text();
        var first = text.indexOf('\n') + 1;
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        // Every byte of the first entry and of the last, and some of each between.
        var length = (bytes.length - first) / ENTRIES;
        IntStream.range(first, bytes.length)
                .filter(at -> at < first + length || at > bytes.length - length || at % 7 == 0)
                .forEach(at -> {
                    var changed = bytes.clone();
                    changed[at] ^= 1;
                    assertThat(verify(changed)).as("byte %d", at).isEqualTo(1);
                });
    }

    @Test
    void aHeadOfSomebodyUnknownIsNotTakenForTheLogs() throws IOException {
        var log = log();
        assertThat(verify(log.text(), "--key", FOREIGN_KEY)).isEqualTo(1);
        assertThat(out.toString()).contains("a key that was not named: " + log.key());
        assertThat(verify(log.text())).isZero();
        assertThat(out.toString()).contains("name it with --key");
    }

    @Test
    void whatIsNoLogIsNotWhole() throws IOException {
        assertThat(verify("")).isEqualTo(1);
        assertThat(out.toString()).contains("holds no entry");
        assertThat(verify("hello\n")).isEqualTo(1);
        assertThat(out.toString()).contains("Line 1 is not JSON");
    }

    @Test
    void saysWhatKeptItFromChecking() {
        assertThat(run("verify-audit", folder.resolve("none.jsonl").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no file at");
        assertThat(run("verify-audit", "--wrong")).isEqualTo(2);
        assertThat(CommandLineStart.isMeant("verify-audit")).isTrue();
    }

    private Exported log() {
        return Exported.log(database, folder, ENTRIES);
    }

    private int verify(String text, String... options) throws IOException {
        return verify(text.getBytes(StandardCharsets.UTF_8), options);
    }

    private int verify(byte[] text, String... options) {
        try {
            var file = Files.write(folder.resolve("audit.jsonl"), text);
            var arguments = new ArrayList<>(List.of("verify-audit", file.toString()));
            arguments.addAll(List.of(options));
            return run(arguments.toArray(String[]::new));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return CommandLineStart.run(new PrintWriter(out), new PrintWriter(err), Clock.systemUTC(), arguments);
    }
}
