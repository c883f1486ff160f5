package dev.vitals.inventory;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How whole one list of a scan was.
 *
 * @param listed how many there were; null where the list was not read to its end
 * @param cause why it was not; null where it was
 */
public record ListCoverage(
        String type,
        String region,
        @Nullable Integer listed,
        @Nullable Cause cause,
        String detail) {

    public static ListCoverage of(String type, String region, Reading<Integer> listed) {
        return switch (listed) {
            case Reading.Known<Integer>(Integer count) -> new ListCoverage(type, region, count, null, "");
            case Reading.Absent<Integer>() -> new ListCoverage(type, region, 0, null, "");
            case Reading.Unreadable<Integer>(Cause cause, String detail) ->
                new ListCoverage(type, region, null, cause, detail);
        };
    }

    /** One entry per type and region: where several lists make up a type, all must be whole. */
    public static List<ListCoverage> perType(List<ListCoverage> lists) {
        var merged = new LinkedHashMap<List<String>, ListCoverage>();
        lists.forEach(list -> merged.merge(List.of(list.type, list.region), list, ListCoverage::and));
        return List.copyOf(merged.values());
    }

    private ListCoverage and(ListCoverage other) {
        if (listed == null) {
            return this;
        }
        return other.listed == null ? other : new ListCoverage(type, region, listed + other.listed, null, "");
    }
}
