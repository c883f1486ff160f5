package dev.vitals.collect.reported;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The beginning of a list of findings, the worst first: of one product and region no more than {@link #MOST} are read.
 *
 * @param more whether there were more
 */
public record Cut<T>(List<T> seen, boolean more) {

    /** Fifty calls' worth of most products. What lies beyond is nobody's work list any more. */
    public static final int MOST = 5_000;

    /** Asks for no more than is kept. */
    public static <T> Cut<T> of(Iterable<T> all) {
        var seen = new ArrayList<T>();
        for (T one : all) {
            if (seen.size() == MOST) {
                return new Cut<>(List.copyOf(seen), true);
            }
            seen.add(one);
        }
        return new Cut<>(List.copyOf(seen), false);
    }

    /**
     * The list for the inventory: it ends in a failure where it was cut, so that nobody takes it for whole and nothing is
     * closed because it was left out.
     *
     * @param product for the sentence
     */
    public Iterable<T> orBreakOff(String product) {
        return () -> new Iterator<>() {
            private final Iterator<T> rest = seen.iterator();

            @Override
            public boolean hasNext() {
                return rest.hasNext() || more;
            }

            @Override
            public T next() {
                if (!rest.hasNext()) {
                    throw new UnreadableException(
                            Cause.TOO_MANY, "%s reports more than %d findings of weight".formatted(product, MOST));
                }
                return rest.next();
            }
        };
    }
}
