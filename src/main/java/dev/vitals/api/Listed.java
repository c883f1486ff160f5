package dev.vitals.api;

import dev.vitals.page.Slice;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A list as the API gives it, or one page of it.
 *
 * @param items the rows of this page; empty where there are none, and beyond the last page
 * @param next where the next page is, as path and query; null on the last
 * @param total how many rows match on all pages together
 */
public record Listed<T>(List<T> items, @Nullable String next, long total) {

    /** A list that is given whole, because it is never long. */
    public static <T> Listed<T> whole(List<T> items) {
        return new Listed<>(items, null, items.size());
    }

    /** The page that was asked for, cut out of a list that is at hand. */
    public static <R, T> Listed<T> cut(List<R> all, Paging asked, Function<R, T> row) {
        int from = (int) Math.min(all.size(), asked.skipped());
        var rows = all.subList(from, (int) Math.min(all.size(), asked.skipped() + asked.size()));
        return of(new Slice<>(rows, all.size(), asked.page(), asked.size()), asked, row);
    }

    /** A page of a list. Lists show their last page to people who ask for one beyond it; programs get none. */
    public static <R, T> Listed<T> of(Slice<R> slice, Paging asked, Function<R, T> row) {
        return slice.number() == asked.page()
                ? new Listed<>(
                        slice.rows().stream().map(row).toList(),
                        slice.hasNext() ? page(asked.page() + 1) : null,
                        slice.total())
                : new Listed<>(List.of(), null, slice.total());
    }

    private static String page(int number) {
        var there = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("page", number)
                .build(true);
        return there.getPath() + "?" + there.getQuery();
    }
}
