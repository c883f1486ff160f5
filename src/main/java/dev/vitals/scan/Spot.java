package dev.vitals.scan;

import java.util.Set;

/**
 * Where something is said to have happened in an account.
 *
 * @param types of resources that it may have happened to, as CloudFormation names them
 * @param names ids, names and ARNs that were mentioned; what they name is found out by reading
 */
public record Spot(Set<String> types, Set<String> names) {

    public Spot {
        types = Set.copyOf(types);
        names = Set.copyOf(names);
    }

    /**
     * What came of reading it.
     *
     * @param read resources that were found and judged
     * @param gone resources that a whole list does not show any more
     * @param unread why what was mentioned could not be found, one sentence; empty where nothing stood in the way
     */
    public record Seen(int read, int gone, String unread) {}
}
