package dev.vitals.inventory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All of one kind in one region, in the order of reading. Few are held as they were read; of many each is packed, so that
 * an account ten times as large takes little more memory. See docs/decisions/042.
 */
final class Shelf<T> {

    private final @Nullable ConfigurationJson configurations;
    private final int many;
    private final Map<String, Resource<T>> plain = new LinkedHashMap<>();
    private final List<Packed<T>> packed = new ArrayList<>();
    private final IdIndex index = new IdIndex();
    private @Nullable Packing<T> packing;
    private @Nullable List<Resource<T>> list;

    /**
     * @param configurations null where nothing is packed
     * @param many up to how many are not packed
     */
    Shelf(@Nullable ConfigurationJson configurations, int many) {
        this.configurations = configurations;
        this.many = many;
    }

    /** Puts a resource behind the others, or where one of its id stands. */
    void add(Resource<T> resource) {
        list = null;
        if (packing != null) {
            pack(packing, resource);
            return;
        }
        plain.put(resource.id(), resource);
        if (configurations != null && plain.size() > many) {
            var first = new Packing<>(configurations, plain.values().iterator().next());
            plain.values().forEach(each -> pack(first, each));
            plain.clear();
            packing = first;
        }
    }

    private void pack(Packing<T> by, Resource<T> resource) {
        Integer place =
                index.find(resource.id(), at -> packed.get(at).resource().id().equals(resource.id()) ? at : null);
        if (place != null) {
            packed.set(place, by.pack(resource));
            return;
        }
        index.add(resource.id());
        packed.add(by.pack(resource));
    }

    /** The resource of an id; null where none is here. */
    @Nullable
    Resource<T> find(String id) {
        if (packing == null) {
            return plain.get(id);
        }
        return index.find(id, at -> {
            var resource = ((PackedList<T>) list()).only(at);
            return resource.id().equals(id) ? resource : null;
        });
    }

    /** All of them as they are now; kept until that changes, because rules ask for whole lists once per resource. */
    List<Resource<T>> list() {
        if (list == null) {
            list = packing == null ? List.copyOf(plain.values()) : new PackedList<>(packed);
        }
        return list;
    }

    /** All of them as they are now, one after the other, so that who looks at each once holds one at a time. */
    Iterator<Resource<T>> walk() {
        return list() instanceof PackedList<T> many
                ? IntStream.range(0, many.size()).mapToObj(many::only).iterator()
                : list().iterator();
    }
}
