package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdIndexTest {

    private static final int BITS = 10;

    private final IdIndex index = new IdIndex();

    /** "Aa" and "BB" have one hash in Java, and so have the thousand ids that are made of ten of them. */
    @Test
    void looksAtFewHoweverThingsAreNamed() {
        var ids = IntStream.range(0, 1 << BITS).mapToObj(IdIndexTest::named).toList();
        assertThat(ids.stream().map(String::hashCode).distinct()).hasSize(1);
        ids.forEach(index::add);

        var looks = new AtomicInteger();
        var found = index.<Integer>find(ids.getLast(), place -> {
            looks.incrementAndGet();
            return ids.get(place).equals(ids.getLast()) ? place : null;
        });

        assertThat(found).isEqualTo(ids.size() - 1);
        assertThat(looks.get()).isLessThan(5);
    }

    @Test
    void findsNothingThatWasNotAdded() {
        index.add("one");

        assertThat(index.<Integer>find("other", place -> null)).isNull();
    }

    private static String named(int number) {
        return IntStream.range(0, BITS)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .reduce("", String::concat);
    }
}
