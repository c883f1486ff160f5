package dev.vitals.cli;

import dev.vitals.evidence.BinderVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a binder offline. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Verifies a binder, as an archive or as a PDF alone, without a database or a network.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:it holds", "1:it does not", "2:it could not be looked at"})
final class VerifyCommand implements Callable<Integer> {

    private static final int BROKEN = 1;
    private static final int COULD_NOT_LOOK = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The archive, or the PDF out of it.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--fingerprint",
            description = "SHA-256 of the certificate that must have signed it, as whoever made it told you.")
    private @Nullable String fingerprint;

    @Override
    public Integer call() throws IOException {
        var terminal = spec.commandLine();
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            terminal.getErr().println("There is no file to be read at " + file + ".");
            return COULD_NOT_LOOK;
        }
        var verdict = BinderVerifier.verify(file, Optional.ofNullable(fingerprint));
        verdict.lines().forEach(terminal.getOut()::println);
        verdict.broken()
                .ifPresentOrElse(
                        sentence -> terminal.getOut().println("NOT VERIFIED. " + sentence),
                        () -> terminal.getOut().println("VERIFIED."));
        terminal.getOut().flush();
        return verdict.holds() ? 0 : BROKEN;
    }
}
