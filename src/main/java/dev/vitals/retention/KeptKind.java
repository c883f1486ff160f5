package dev.vitals.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A sort of what is kept, as the page shows it.
 *
 * @param rule from when on it counts as old
 * @param since the oldest that is kept; null where there is none, or none can be told
 * @param bytes on disk, with indexes
 * @param months of histories that the next run drops
 * @param rows that the next run drops, as far as they are counted
 */
record KeptKind(
        String word,
        String title,
        String rule,
        @Nullable Instant since,
        long bytes,
        int months,
        long rows,
        boolean goes) {

    /** So many rows and no more are counted. */
    private static final long COUNTED = 100_000;

    /** What the next run drops, in words. */
    public String next() {
        if (!goes) {
            return "never";
        }
        if (word.equals(Kinds.CONTENTS)) {
            return "what nothing has any more";
        }
        if (months == 0 && rows == 0) {
            return "nothing";
        }
        var more = rows >= COUNTED ? "%,d rows or more" : rows == 1 ? "%,d row" : "%,d rows";
        var part = months == 1 ? "1 month" : months + " months";
        return months == 0 ? more.formatted(rows) : rows == 0 ? part : part + ", " + more.formatted(rows);
    }
}
