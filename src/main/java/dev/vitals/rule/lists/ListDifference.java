package dev.vitals.rule.lists;

import java.util.List;

/**
 * What a list would change in the place of another one.
 *
 * @param changed entries whose key stays, as the newer list has them
 */
public record ListDifference(List<ListEntry> added, List<ListEntry> removed, List<ListEntry> changed) {

    static ListDifference between(ReferenceList older, ReferenceList newer) {
        return new ListDifference(
                newer.entries().stream().filter(entry -> !hasKey(older, entry)).toList(),
                older.entries().stream().filter(entry -> !hasKey(newer, entry)).toList(),
                newer.entries().stream()
                        .filter(entry ->
                                hasKey(older, entry) && !older.entries().contains(entry))
                        .toList());
    }

    public boolean isNothing() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    private static boolean hasKey(ReferenceList list, ListEntry entry) {
        return list.entries().stream().anyMatch(other -> other.key().equals(entry.key()));
    }
}
