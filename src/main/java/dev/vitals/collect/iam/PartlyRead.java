package dev.vitals.collect.iam;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What was read before something failed, and then the failure: a list that cannot be taken for whole. */
record PartlyRead<T>(List<T> read, @Nullable RuntimeException failure) implements Iterable<T> {

    @Override
    public Iterator<T> iterator() {
        var items = read.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return items.hasNext() || failure != null;
            }

            @Override
            public T next() {
                if (items.hasNext()) {
                    return items.next();
                }
                throw failure == null ? new NoSuchElementException() : failure;
            }
        };
    }
}
