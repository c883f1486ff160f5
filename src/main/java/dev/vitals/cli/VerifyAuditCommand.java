package dev.vitals.cli;

import dev.vitals.audit.AuditChain;
import dev.vitals.audit.AuditExport;
import dev.vitals.audit.AuditStore;
import dev.vitals.audit.AuditVerifier;
import dev.vitals.postgres.DatabaseAlone;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows the chain of the audit log, from an exported file or in the database. */
@Command(
        name = "verify-audit",
        mixinStandardHelpOptions = true,
        description = {
            "Follows the audit log entry by entry and holds it against its signed heads.",
            "With a file (an export, audit.jsonl) it needs no database; without one it reads the configured database."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the log is whole",
            "1:an entry was altered, left out or put elsewhere, or a head is signed by somebody unknown",
            "2:it could not be checked"
        })
final class VerifyAuditCommand implements Callable<Integer> {

    private static final int BROKEN = 1;
    private static final int COULD_NOT_RUN = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The exported log, JSON lines.")
    private @Nullable Path file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "A public key that you know to be the log's: in Base64, or a file whose last line it is. "
                    + "Repeatable. Without it a head may be signed by anybody.")
    private List<String> named = List.of();

    @Override
    public Integer call() throws IOException {
        var keys = new ArrayList<String>();
        for (String key : named) {
            keys.add(key(key));
        }
        try {
            return file == null ? database(keys) : file(file, keys);
        } catch (IllegalArgumentException broken) {
            out().println(broken.getMessage() + ". It was altered, or this is another kind of file.");
            return BROKEN;
        }
    }

    private int file(Path log, List<String> keys) throws IOException {
        if (!Files.isReadable(log) || Files.isDirectory(log)) {
            return couldNotRun("There is no file at %s that can be read.".formatted(log));
        }
        try (var lines = Files.newBufferedReader(log)) {
            var result = AuditExport.verify(lines, keys);
            if (result.isWhole() && result.entries() == 0) {
                out().printf("%s holds no entry. An exported log has at least that of its export.%n", log);
                return BROKEN;
            }
            return told(result, !keys.isEmpty());
        } catch (MalformedInputException broken) {
            throw new IllegalArgumentException("The file is not text in UTF-8", broken);
        }
    }

    private int database(List<String> keys) throws IOException {
        try (var database = DatabaseAlone.open()) {
            if (keys.isEmpty()) {
                var configured = database.setting("vitals.audit.key", "");
                var own = configured.isEmpty()
                        ? Path.of(database.setting("vitals.data", "./data")).resolve("audit-key")
                        : Path.of(configured);
                if (Files.isReadable(own)) {
                    keys.add(key(own.toString()));
                }
            }
            return told(AuditVerifier.verify(new AuditStore(database.sql()), keys), !keys.isEmpty());
        } catch (RuntimeException unreachable) {
            return couldNotRun("The database could not be read: %s".formatted(root(unreachable)));
        }
    }

    private int told(AuditChain.Result result, boolean keysAreKnown) {
        var out = out();
        result.strangers().forEach(key -> out.printf("A head is signed with a key that was not named: %s%n", key));
        if (!result.isWhole()) {
            var flaw = result.broken().orElseThrow();
            out.printf("Entry %d %s.%n", flaw.number(), flaw.flaw().words());
            out.printf("The %d entries before it are whole.%n", result.entries());
            return BROKEN;
        }
        out.printf(
                "The log is whole: %d entries follow one another, %d signed heads match.%n",
                result.entries(), result.heads());
        if (result.heads() == 0) {
            out.println("No head is signed yet, so entries that were cut off at the end would not be missed.");
        }
        if (result.strangers().isEmpty()) {
            return 0;
        }
        out.println(
                keysAreKnown
                        ? "Whoever signed with it may have rewritten the log. Find out whose key it is."
                        : "Compare the key with the one on the instance, and name it with --key.");
        return keysAreKnown ? BROKEN : 0;
    }

    /** The last line of a file, or the text itself where there is no such file. */
    private static String key(String named) throws IOException {
        try {
            var path = Path.of(named);
            if (Files.isRegularFile(path)) {
                return Files.readAllLines(path).stream()
                        .filter(line -> !line.isBlank())
                        .reduce("", (first, last) -> last.strip());
            }
        } catch (InvalidPathException text) {
            return named.strip();
        }
        return named.strip();
    }

    private int couldNotRun(String sentence) {
        var err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
        return COULD_NOT_RUN;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
