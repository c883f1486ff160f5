package dev.vitals.inventory;

import java.util.Arrays;

/**
 * Whether any of many keys may have come twice, in eight bytes for each: two that only look the
 * same cost the database a question, and nothing else.
 */
final class Twice {

    private static final int OTHER = 131;

    private long[] hashes = new long[64];
    private int size;

    void look(ResourceKey key) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size++] = hash(key);
    }

    boolean isPossible() {
        var sorted = Arrays.copyOf(hashes, size);
        Arrays.sort(sorted);
        for (int at = 1; at < size; at++) {
            if (sorted[at] == sorted[at - 1]) {
                return true;
            }
        }
        return false;
    }

    /** Two sums with two factors: names made to share the one do not share the other. */
    private static long hash(ResourceKey key) {
        long other = 0;
        for (int at = 0; at < key.id().length(); at++) {
            other = other * OTHER + key.id().charAt(at);
        }
        return other * OTHER + key.hashCode();
    }
}
