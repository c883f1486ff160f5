package dev.vitals.collect;

import dev.vitals.aws.Operation;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The IAM policy that Vitals needs, generated from what the collectors declare: complete and minimal by construction. */
public final class ReadOnlyPolicy {

    private ReadOnlyPolicy() {}

    /** The policy document as JSON, actions sorted, two spaces of indentation. */
    public static String document(Collection<Operation> operations) {
        var actions = operations.stream().map(Operation::action).collect(Collectors.toCollection(TreeSet::new));
        var lines = actions.stream().map(action -> "        \"" + action + "\"").collect(Collectors.joining(",\n"));
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "VitalsRead",
                      "Effect": "Allow",
                      "Action": [
                %s
                      ],
                      "Resource": "*"
                    }
                  ]
                }
                """.formatted(lines);
    }
}
