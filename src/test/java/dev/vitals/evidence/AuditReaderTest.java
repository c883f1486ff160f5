package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AuditReaderTest {

    private static final Pattern ACTION = Pattern.compile("\"([a-z-]+\\.[a-z-]+)\"");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    /** What is about findings, accounts and settings stands elsewhere in the binder, or is no access at all. */
    private static final Set<String> ELSEWHERE = Set.of(
            "acceptance",
            "account",
            "digest",
            "due",
            "finding",
            "live",
            "onboarding",
            "scan",
            "settings",
            "team",
            "view");

    /** Names of files and of settings, in sources that also write into the log. */
    private static final Set<String> NO_ACTIONS = Set.of("archive.zip", "audit.csv", "audit.jsonl", "vitals.data");

    private final TestDatabase database = TestDatabase.empty();

    @Test
    void everyActionThatIsEverWrittenDownIsPlaced() {
        assertThat(actions())
                .contains("signin.succeeded", "break-glass.used", "tokens.revoked", "evidence.read")
                .allSatisfy(action -> {
                    var kind = action.substring(0, action.indexOf('.'));
                    assertThat(AuditReader.KINDS.contains(kind) ^ ELSEWHERE.contains(kind))
                            .as("Name the kind of %s here, or in the binder's section on access", action)
                            .isTrue();
                });
    }

    @Test
    void readsWhoGotInWhoDidNotAndWhatTheyTook() {
        var log = database.audit(Clock.fixed(NOON, ZoneOffset.UTC));
        for (String action : actions()) {
            log.record(action, "thing");
        }
        log.record("export /evidence.csv", "thing");
        assertThat(read())
                .contains("signin.succeeded", "signin.refused", "break-glass.used", "factor.forgotten")
                .contains("password.changed", "tokens.revoked", "evidence.read", "export /evidence.csv")
                .doesNotContain("settings.saved", "account.added", "finding.assigned");
    }

    private List<String> read() {
        var day = LocalDate.parse("2026-11-24");
        var asked = new Asked(List.of(), day, day, NOON.minusSeconds(1), NOON.plusSeconds(1), ZoneOffset.UTC);
        var read = new ArrayList<String>();
        new AuditReader(database.sql()).entries(asked, line -> read.add(line.action()));
        return read;
    }

    private static Set<String> actions() {
        var actions = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(AuditReaderTest::text)
                    .filter(text -> text.contains("AuditLog") || text.contains("AuditStore"))
                    .flatMap(text -> ACTION.matcher(text).results())
                    .map((MatchResult found) -> found.group(1))
                    .filter(action -> !NO_ACTIONS.contains(action))
                    .forEach(actions::add);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        return actions;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
