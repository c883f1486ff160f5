package dev.vitals.inventory;

import dev.vitals.hash.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
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

    private final MessageDigest digest = Sha256.digest();
    private final byte[] secret = new byte[16];
    private int size;

    IdIndex() {
        new SecureRandom().nextBytes(secret);
    }

    /** Notes that the next place has this id. */
    void add(String id) {
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * size);
            slots = new int[4 * size];
            for (int place = 0; place < size; place++) {
                settle(place);
            }
        }
        hashes[size] = hash(id);
        settle(size++);
    }

    /** The first that {@code look} makes of the places of an id's hash; null where it makes nothing of any. */
    <R> @Nullable R find(String id, IntFunction<@Nullable R> look) {
        int hash = hash(id);
        for (int slot = slot(hash); slots[slot] != 0; slot = next(slot)) {
            int place = slots[slot] - 1;
            var found = hashes[place] == hash ? look.apply(place) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** With a secret, so that nobody can name a thousand things that share a place: each would be unpacked for each other. */
    private int hash(String id) {
        digest.update(secret);
        return ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getInt();
    }

    private void settle(int place) {
        int slot = slot(hashes[place]);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = place + 1;
    }

    private int slot(int hash) {
        return Math.floorMod(hash, slots.length);
    }

    private int next(int slot) {
        return (slot + 1) % slots.length;
    }
}
