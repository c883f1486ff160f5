package dev.vitals.cli;

import dev.vitals.aws.AwsAccess;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.ReadOnlyPolicy;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the read-only policy that Vitals needs. */
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Prints the IAM policy that reading needs, generated from what the collectors declare.")
final class PolicyCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        var operations = Stream.concat(
                        CollectorCatalogue.discover().operations().stream(), AwsAccess.operations().stream())
                .toList();
        spec.commandLine().getOut().print(ReadOnlyPolicy.document(operations));
        spec.commandLine().getOut().flush();
    }
}
