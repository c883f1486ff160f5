package dev.vitals.cli;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CannotConnectException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands beside serving. */
public final class CommandLineStart {

    private static final int COULD_NOT_RUN = 2;
    private static final Set<String> COMMANDS = Set.of(
            "scan",
            "policy",
            "rules",
            "verify",
            "verify-audit",
            "backup",
            "restore",
            "help",
            "--help",
            "-h",
            "--version",
            "-V");

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
        var commands = new CommandLine(new Root());
        named(clock, arguments).forEach(commands::addSubcommand);
        return commands.addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    command.getErr().println(sentence(failure));
                    return COULD_NOT_RUN;
                })
                .execute(arguments);
    }

    /** The command that is named, or all of them where help is: what is not asked for need not be looked into. */
    private static Stream<Object> named(Clock clock, String... arguments) {
        return switch (arguments.length == 0 ? "" : arguments[0]) {
            case "scan" -> {
                AwsAccess.prepare();
                yield Stream.of(new ScanCommand(clock));
            }
            case "policy" -> Stream.of(new PolicyCommand());
            case "rules" -> Stream.of(new RulesCommand());
            case "verify" -> Stream.of(new VerifyCommand());
            case "verify-audit" -> Stream.of(new VerifyAuditCommand());
            case "backup" -> Stream.of(new BackupCommand(clock));
            case "restore" -> Stream.of(new RestoreCommand(clock));
            default ->
                Stream.of(
                        new ScanCommand(clock),
                        new PolicyCommand(),
                        new RulesCommand(),
                        new VerifyCommand(),
                        new VerifyAuditCommand(),
                        new BackupCommand(clock),
                        new RestoreCommand(clock));
        };
    }

    private static String sentence(Exception failure) {
        return switch (failure) {
            case CannotConnectException known -> known.getMessage();
            case IOException file -> "The output cannot be written: " + file.getMessage();
            default -> "Vitals stumbled: %s. Please report it with the command that you ran.".formatted(failure);
        };
    }
}
