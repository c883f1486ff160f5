package dev.vitals.cli;

import picocli.CommandLine.Model.CommandSpec;

/** How a command says that it did not do what was asked. */
final class Sentences {

    private static final int REFUSED = 1;
    private static final int COULD_NOT_RUN = 2;

    private Sentences() {}

    static int refused(CommandSpec command, String sentence) {
        say(command, sentence);
        return REFUSED;
    }

    static int couldNotRun(CommandSpec command, String what, Exception failure) {
        say(command, "%s: %s".formatted(what, root(failure)));
        return COULD_NOT_RUN;
    }

    private static void say(CommandSpec command, String sentence) {
        var err = command.commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    private static String root(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
