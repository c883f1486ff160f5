package dev.vitals.page;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a list is sorted: {@code ?sort=opened}, or {@code ?sort=-opened} for the other way round.
 *
 * @param keys what it could be sorted by; the first is the default
 */
public record Sorting(List<SortKey> keys, SortKey key, boolean reversed) {

    /**
     * The sorting of this name, the first key's for none.
     *
     * @throws WrongParameterException where the list has no such key
     */
    public static Sorting of(List<SortKey> keys, String parameter) {
        if (parameter.isEmpty()) {
            return new Sorting(keys, keys.getFirst(), false);
        }
        var reversed = parameter.startsWith("-");
        var name = reversed ? parameter.substring(1) : parameter;
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .map(key -> new Sorting(keys, key, reversed))
                .orElseThrow(() -> new WrongParameterException(
                        "sort",
                        "this list cannot be sorted by '%s', only by %s"
                                .formatted(
                                        name, keys.stream().map(SortKey::name).collect(Collectors.joining(", ")))));
    }

    /** What follows {@code order by}; made of our own columns only. */
    public String orderBy() {
        return key.columns().stream()
                .map(column -> reversed ? turned(column) : column)
                .collect(Collectors.joining(", "));
    }

    /** The parameter for a link that sorts by this key, the other way round where that is how it is sorted already. */
    public String next(String name) {
        return key.name().equals(name) && !reversed ? "-" + name : name;
    }

    /** The value of {@code aria-sort}; null for columns that the list is not sorted by. */
    public @Nullable String aria(String name) {
        if (!key.name().equals(name)) {
            return null;
        }
        return key.falls() == reversed ? "ascending" : "descending";
    }

    private static String turned(String column) {
        return column.endsWith(" desc") ? column.substring(0, column.length() - " desc".length()) : column + " desc";
    }
}
