package dev.vitals.cli;

import dev.vitals.aws.AwsAccess;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.ReadOnlyPolicy;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    @Option(names = "--part", description = "Only this document, where there are several: 1, 2 and so on.")
    private int part;

    @Override
    public void run() {
        var operations = Stream.concat(
                        CollectorCatalogue.discover().operations().stream(), AwsAccess.operations().stream())
                .toList();
        var documents = ReadOnlyPolicy.documents(operations);
        if (part < 0 || part > documents.size()) {
            throw new ParameterException(
                    spec.commandLine(), "There is no part %d; the policy has %d.".formatted(part, documents.size()));
        }
        if (part == 0 && documents.size() > 1) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "%d documents, because IAM bounds a managed policy. Attach all; --part prints one.%n",
                            documents.size());
            spec.commandLine().getErr().flush();
        }
        spec.commandLine().getOut().print(part == 0 ? String.join("\n", documents) : documents.get(part - 1));
        spec.commandLine().getOut().flush();
    }
}
