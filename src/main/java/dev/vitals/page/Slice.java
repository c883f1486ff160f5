package dev.vitals.page;

import java.util.List;

/**
 * A page's worth of a long list.
 *
 * @param total rows that match, on all pages
 * @param number of this page, from 1
 * @param size most rows on a page
 */
public record Slice<T>(List<T> rows, long total, int number, int size) {

    /** How many pages there are, at least one. */
    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /** Position of the first row shown, from 1; 0 when there is none. */
    public long first() {
        return rows.isEmpty() ? 0 : (long) (number - 1) * size + 1;
    }

    public long last() {
        return rows.isEmpty() ? 0 : first() + rows.size() - 1;
    }

    public boolean hasPrevious() {
        return number > 1;
    }

    public boolean hasNext() {
        return number < pages();
    }
}
