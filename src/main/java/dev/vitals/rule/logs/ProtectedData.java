package dev.vitals.rule.logs;

import dev.vitals.rule.lists.ListEntry;
import dev.vitals.rule.lists.ReferenceList;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What data protection policies look for. AWS names its managed identifiers by ARN
 * ({@code arn:aws:dataprotection::aws:data-identifier/Ssn-US}); at least one of each sort is wanted.
 *
 * @param identifiers each with its sort
 */
record ProtectedData(ReferenceList identifiers) {

    private static final Pattern LISTED = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern IDENTIFIER = Pattern.compile("data-identifier/([A-Za-z-]+)");

    boolean isCoveredBy(String policies) {
        return missingFrom(policies).isEmpty();
    }

    /** The sorts that no policy looks for, in words; empty where all are. */
    String missingFrom(String policies) {
        var missing = new TreeSet<String>();
        identifiers.entries().stream().map(ListEntry::detail).forEach(missing::add);
        IDENTIFIER
                .matcher(policies)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .flatMap(identifier -> identifiers.find(identifier).stream())
                .map(ListEntry::detail)
                .forEach(missing::remove);
        return String.join(", ", missing);
    }

    /** Whether an account's policy takes in a group: {@code LogGroupName NOT IN ["a", "b"]} leaves some out. */
    static boolean selects(@Nullable String criteria, String group) {
        if (criteria == null || criteria.isBlank()) {
            return true;
        }
        var named =
                LISTED.matcher(criteria).results().anyMatch(hit -> hit.group(1).equals(group));
        return criteria.contains("NOT IN") != named;
    }
}
