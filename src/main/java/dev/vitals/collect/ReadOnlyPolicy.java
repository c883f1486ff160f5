package dev.vitals.collect;

import dev.vitals.aws.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The IAM policy that Vitals needs, generated from what the collectors declare: complete and minimal by construction. The
 * resource is everything, because lists know no other; no action has a wildcard.
 */
public final class ReadOnlyPolicy {

    /** What IAM allows in a managed policy; white space does not count. */
    static final int MOST_CHARACTERS = 6_144;

    private ReadOnlyPolicy() {}

    /**
     * The policy as JSON documents, two spaces of indentation, actions rising from the first to the last: one, or as many
     * as IAM's limit on managed policies asks for.
     */
    public static List<String> documents(Collection<Operation> operations) {
        return parts(operations).stream().map(ReadOnlyPolicy::document).toList();
    }

    /** The actions of each of the documents, rising from the first to the last. */
    public static List<List<String>> parts(Collection<Operation> operations) {
        var parts = new ArrayList<List<String>>();
        var part = new ArrayList<String>();
        for (String action :
                operations.stream().map(Operation::action).collect(Collectors.toCollection(TreeSet::new))) {
            part.add(action);
            if (size(document(part)) > MOST_CHARACTERS) {
                part.removeLast();
                parts.add(List.copyOf(part));
                part = new ArrayList<>(List.of(action));
            }
        }
        parts.add(List.copyOf(part));
        return List.copyOf(parts);
    }

    /** How much of the limit a document takes. */
    static long size(String document) {
        return document.chars()
                .filter(letter -> !Character.isWhitespace(letter))
                .count();
    }

    private static String document(List<String> actions) {
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
