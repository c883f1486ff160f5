package dev.vitals.inventory;

import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.Spliterator;
import org.jspecify.annotations.Nullable;

/**
 * The resources of one kind and region, unpacked when they are asked for. Rules look through whole lists for each of many
 * resources: what was unpacked is remembered until the next collection of garbage, and held by nobody but who looks.
 */
final class PackedList<T> extends AbstractList<Resource<T>> implements RandomAccess {

    private final List<Packed<T>> packed;
    private WeakReference<@Nullable List<Resource<T>>> unpacked = new WeakReference<>(null);

    PackedList(List<Packed<T>> packed) {
        this.packed = List.copyOf(packed);
    }

    /** One of them, without unpacking the others. */
    Resource<T> only(int index) {
        var remembered = unpacked.get();
        return remembered == null ? packed.get(index).resource() : remembered.get(index);
    }

    @Override
    public Resource<T> get(int index) {
        return all().get(index);
    }

    @Override
    public int size() {
        return packed.size();
    }

    @Override
    public Iterator<Resource<T>> iterator() {
        return all().iterator();
    }

    @Override
    public Spliterator<Resource<T>> spliterator() {
        return all().spliterator();
    }

    private List<Resource<T>> all() {
        var remembered = unpacked.get();
        if (remembered == null) {
            remembered = packed.stream().map(Packed::resource).toList();
            unpacked = new WeakReference<>(remembered);
        }
        return remembered;
    }
}
