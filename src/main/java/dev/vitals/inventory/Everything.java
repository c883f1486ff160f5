package dev.vitals.inventory;

import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The resources of several shelves, one after the other; a stream of streams would first unpack the whole of each. */
final class Everything extends AbstractCollection<Resource<?>> {

    private final List<Shelf<?>> shelves;

    Everything(List<Shelf<?>> shelves) {
        this.shelves = shelves;
    }

    @Override
    public Iterator<Resource<?>> iterator() {
        var remaining = shelves.iterator();
        return new Iterator<>() {
            private Iterator<? extends Resource<?>> list = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                while (!list.hasNext() && remaining.hasNext()) {
                    list = remaining.next().walk();
                }
                return list.hasNext();
            }

            @Override
            public Resource<?> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return list.next();
            }
        };
    }

    @Override
    public int size() {
        return shelves.stream().mapToInt(shelf -> shelf.list().size()).sum();
    }
}
