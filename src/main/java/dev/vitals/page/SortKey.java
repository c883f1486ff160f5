package dev.vitals.page;

import java.util.List;

/**
 * Something that a list can be sorted by.
 *
 * @param name in the address
 * @param label for people
 * @param falls whether the natural order begins with the greatest: newest, worst
 * @param columns in SQL, in natural order; together they order rows fully, so that pages neither repeat nor lose one
 */
public record SortKey(String name, String label, boolean falls, List<String> columns) {

    public static SortKey rising(String name, String label, String... columns) {
        return new SortKey(name, label, false, List.of(columns));
    }

    public static SortKey falling(String name, String label, String... columns) {
        return new SortKey(name, label, true, List.of(columns));
    }
}
