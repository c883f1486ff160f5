package dev.vitals.inventory;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where ids stand in a list, in twelve bytes for each whatever their length: by their hash, so that two ids may share a
 * place and whoever looks compares them.
 */
final class IdIndex {

    /** Places by slot, one higher so that zero is free. A half of the slots stays free. */
    private int[] slots = new int[16];

    private int[] hashes = new int[8];
    private int size;

    /** Notes that the next place has this id. */
    void add(String id) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            slots = new int[4 * size];
            for (int place = 0; place < size; place++) {
                settle(place);
            }
        }
        hashes[size] = id.hashCode();
        settle(size++);
    }

    /** The first that {@code look} makes of the places of an id's hash; null where it makes nothing of any. */
    <R> @Nullable R find(String id, IntFunction<@Nullable R> look) {
        int hash = id.hashCode();
        for (int slot = slot(hash); slots[slot] != 0; slot = next(slot)) {
            int place = slots[slot] - 1;
            var found = hashes[place] == hash ? look.apply(place) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private void settle(int place) {
        int slot = slot(hashes[place]);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = place + 1;
    }

    /** Ids that are numbered have hashes in a row; the factor scatters them. */
    private int slot(int hash) {
        return (hash * 0x9e3779b9 >>> 1) % slots.length;
    }

    private int next(int slot) {
        return (slot + 1) % slots.length;
    }
}
