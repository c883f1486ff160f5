package dev.vitals.deploy;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Operation;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.ReadOnlyPolicy;
import java.util.List;
import java.util.stream.Stream;

/** The role by which Vitals reads, in what all its files agree on. */
public final class ReadRole {

    /** Its name, unless somebody chooses another. */
    public static final String NAME = "vitals-read";

    /** What is called besides in the one account of an organization that tells which accounts there are. */
    public static final List<Operation> OF_ORGANIZATION = List.of(Operation.of("organizations", "ListAccounts"));

    private ReadRole() {}

    /** The actions of each of its managed policies, made of what collectors declare. */
    static List<List<String>> policies() {
        return ReadOnlyPolicy.parts(
                Stream.concat(CollectorCatalogue.discover().operations().stream(), AwsAccess.operations().stream())
                        .toList());
    }
}
