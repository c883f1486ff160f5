package dev.vitals.scim;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param start position of the first, from 1
 * @param count most of them; 0 asks only how many there are
 */
record Paging(int start, int count) {

    static final int MOST = 200;
    private static final int USUAL = 100;

    /** What was asked, within bounds (RFC 7644, 3.4.2.4: what is below a bound counts as the bound). */
    static Paging of(@Nullable Integer startIndex, @Nullable Integer count) {
        return new Paging(
                Math.max(1, startIndex == null ? 1 : startIndex), Math.clamp(count == null ? USUAL : count, 0, MOST));
    }

    int offset() {
        return start - 1;
    }
}
