package dev.vitals.retention;

import java.time.Instant;

/**
 * What a run dropped of one kind.
 *
 * @param part the month, such as {@code evaluation_history 2020-09}; empty where rows went
 * @param until what was last in effect before this is not whole any more
 * @param bytes that became free at once; 0 where rows went, whose place is used again
 */
record Dropped(String kind, String part, Instant until, long rows, long bytes) {}
