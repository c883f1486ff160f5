package dev.vitals.cli;

import dev.vitals.aws.CannotConnectException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands beside serving. */
public final class CommandLineStart {

    private static final int COULD_NOT_RUN = 2;
    private static final Set<String> COMMANDS =
            Set.of(
                    "scan", "policy", "rules", "verify", "verify-audit", "backup", "restore", "help", "--help", "-h",
                    "--version", "-V");

    private CommandLineStart() {}

    @Command(
            name = "vitals",
            mixinStandardHelpOptions = true,
            version = "vitals 0.1.0",
            description = {"Watches AWS accounts that hold PHI. Without a command it serves the dashboard."})
    private static final class Root {}

    /** Whether these arguments are a command and not a start of the server. */
    public static boolean isMeant(String... arguments) {
        return Arrays.stream(arguments).findFirst().filter(COMMANDS::contains).isPresent();
    }

    /** Runs a command and returns the exit status. */
    public static int run(PrintWriter out, PrintWriter err, Clock clock, String... arguments) {
        return new CommandLine(new Root())
                .addSubcommand(new ScanCommand(clock))
                .addSubcommand(new PolicyCommand())
                .addSubcommand(new RulesCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new VerifyAuditCommand())
                .addSubcommand(new BackupCommand(clock))
                .addSubcommand(new RestoreCommand(clock))
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(sentence(failure));
                    return COULD_NOT_RUN;
                })
                .execute(arguments);
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case CannotConnectException known -> known.getMessage();
            case IOException file -> "The output cannot be written: " + file.getMessage();
            default -> "Vitals stumbled: %s. Please report it with the command that you ran.".formatted(failure);
        };
    }
}
