package dev.vitals.api;

import dev.vitals.page.WrongParameterException;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for.
 *
 * @param page from 1, which is also what none means
 * @param size rows on a page, from 1 to 200; 50 for none
 */
public record Paging(@Nullable Integer page, @Nullable Integer size) {

    /** Most rows that a page may have. */
    public static final int MOST = 200;

    private static final int USUAL = 50;
    private static final int LAST = 1_000_000;

    public Paging {
        page = within("page", page, 1, LAST);
        size = within("size", size, USUAL, MOST);
    }

    @Override
    public Integer page() {
        return page == null ? 1 : page;
    }

    @Override
    public Integer size() {
        return size == null ? USUAL : size;
    }

    /** How many rows lie on the pages before. */
    public long skipped() {
        return (long) (page() - 1) * size();
    }

    private static int within(String name, @Nullable Integer asked, int usual, int most) {
        int number = asked == null ? usual : asked;
        if (number < 1 || number > most) {
            throw new WrongParameterException(name, "%d is not a number from 1 to %,d".formatted(number, most));
        }
        return number;
    }
}
