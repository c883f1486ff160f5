package dev.vitals.inventory;

import dev.vitals.inventory.Reading.Unreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Everything that one scan of one account read, and how much of it: the only thing beside the judged resource that a
 * rule may look at. A list that was not read to its end cannot be mistaken for a whole one.
 */
public final class Inventory {

    private record Shelf(Class<?> config, String region) {}

    private final Place home;
    private final List<String> regions;
    private final Instant readAt;
    private final Map<Shelf, Map<String, Resource<?>>> shelves = new LinkedHashMap<>();
    private final Map<Shelf, List<Resource<?>>> lists = new HashMap<>();
    private final Map<Shelf, Reading<Integer>> coverage = new LinkedHashMap<>();
    private final Map<Shelf, Object> derived = new HashMap<>();

    /**
     * An empty inventory.
     *
     * @param home partition and account, region {@link Place#GLOBAL}
     * @param regions the regions in scope of the scan
     * @param readAt when the scan began; what rules take for "now"
     */
    public Inventory(Place home, List<String> regions, Instant readAt) {
        this.home = home;
        this.regions = List.copyOf(regions);
        this.readAt = readAt;
    }

    public Place home() {
        return home;
    }

    public String account() {
        return home.account();
    }

    public List<String> regions() {
        return regions;
    }

    /** When the scan began; rules measure ages against this and against no other clock. */
    public Instant readAt() {
        return readAt;
    }

    /** Shelves what a collector read; safe for concurrent collectors. */
    public synchronized <T> void add(Resource<T> resource) {
        var shelf = new Shelf(resource.config().getClass(), resource.region());
        shelves.computeIfAbsent(shelf, any -> new LinkedHashMap<>()).put(resource.id(), resource);
        lists.remove(shelf);
        derived.clear();
    }

    /** Notes that a list was read to its end. */
    public synchronized void complete(Class<?> config, String region) {
        coverage.put(
                new Shelf(config, region), Reading.known(seen(config, region).size()));
        derived.clear();
    }

    /** Notes that a list was not read, or not to its end. */
    public synchronized void incomplete(Class<?> config, String region, Cause cause, String detail) {
        coverage.put(new Shelf(config, region), Reading.unreadable(cause, detail));
        derived.clear();
    }

    /**
     * What rules work out from the lists of one region and ask for once per resource, such as how its network is wired.
     * It hangs here because nothing else lives exactly as long as what it was worked out from: it is made once, and
     * forgotten as soon as anything is added.
     */
    public synchronized <V> V derived(Class<V> type, String region, Supplier<V> work) {
        var shelf = new Shelf(type, region);
        var known = derived.get(shelf);
        if (known != null) {
            return type.cast(known);
        }
        var made = work.get();
        derived.put(shelf, made);
        return made;
    }

    /**
     * Notes that the service that would hold a list is switched off: neither a gap nor an empty list. What it said before
     * stands, for switching a service off puts nothing right.
     */
    public synchronized void off(Class<?> config, String region) {
        coverage.put(new Shelf(config, region), Reading.absent());
    }

    /** Whether a list was tried in this scan, whole or not. */
    public synchronized boolean wasAsked(Class<?> config, String region) {
        return coverage.containsKey(new Shelf(config, region));
    }

    /**
     * How many were listed, or why the list is not whole; absent where its service is off. What no collector asked for is
     * unreadable.
     */
    public synchronized Reading<Integer> coverage(Class<?> config, String region) {
        return coverage.getOrDefault(
                new Shelf(config, region),
                Reading.unreadable(Cause.UNSUPPORTED, config.getSimpleName() + " was not read in " + region));
    }

    /**
     * All of a kind in one region (or {@link Place#GLOBAL}).
     *
     * @throws UnreadableException when the list was not read to its end
     */
    public <T> List<Resource<T>> all(Class<T> config, String region) {
        coverage(config, region).orElseThrow();
        return seen(config, region);
    }

    /**
     * All of a kind in the account, whether it is global or in any region in scope.
     *
     * @throws UnreadableException when one of the lists was not read to its end
     */
    public <T> List<Resource<T>> all(Class<T> config) {
        var found = new ArrayList<Resource<T>>();
        placesOf(config).forEach(region -> found.addAll(all(config, region)));
        return found;
    }

    /** What was seen of a kind in one region, whole or not: enough where one example proves the verdict. */
    @SuppressWarnings("unchecked")
    public synchronized <T> List<Resource<T>> seen(Class<T> config, String region) {
        // Kept until the shelf changes: rules ask for whole lists once per resource.
        var list = lists.computeIfAbsent(
                new Shelf(config, region),
                shelf -> List.copyOf(shelves.getOrDefault(shelf, Map.of()).values()));
        return (List<Resource<T>>) (List<?>) list;
    }

    /** What was seen of a kind anywhere in the account, whole or not. */
    public <T> List<Resource<T>> seen(Class<T> config) {
        var found = new ArrayList<Resource<T>>();
        placesOf(config).forEach(region -> found.addAll(seen(config, region)));
        return found;
    }

    /**
     * One resource by its id: known when seen, absent when the whole list does not hold it, unreadable when the list
     * was not read to its end.
     */
    @SuppressWarnings("unchecked")
    public synchronized <T> Reading<Resource<T>> find(Class<T> config, String region, String id) {
        var shelf = shelves.get(new Shelf(config, region));
        var hit = shelf == null ? null : shelf.get(id);
        if (hit != null) {
            return Reading.known((Resource<T>) hit);
        }
        return switch (coverage(config, region)) {
            case Unreadable<Integer>(Cause cause, String detail) -> Reading.unreadable(cause, detail);
            default -> Reading.absent();
        };
    }

    /** Every resource seen, in the order of reading. */
    public List<Resource<?>> resources() {
        return shelves.values().stream()
                .<Resource<?>>flatMap(shelf -> shelf.values().stream())
                .toList();
    }

    /** Visits every list that was asked for: its class, its region, and how whole it is. Those of services that are off are none. */
    public void eachList(ListVisitor visitor) {
        coverage.forEach((shelf, listed) -> {
            if (!(listed instanceof Reading.Absent<Integer>)) {
                visitor.visit(shelf.config(), shelf.region(), listed);
            }
        });
    }

    /** Receives one list of the scan. */
    @FunctionalInterface
    public interface ListVisitor {
        void visit(Class<?> config, String region, Reading<Integer> listed);
    }

    private Collection<String> placesOf(Class<?> config) {
        return coverage.containsKey(new Shelf(config, Place.GLOBAL)) ? List.of(Place.GLOBAL) : regions;
    }
}
