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
import org.jspecify.annotations.Nullable;

/**
 * Everything that one scan of one account read, and how much of it: the only thing beside the judged resource that a
 * rule may look at. A list that was not read to its end cannot be mistaken for a whole one.
 */
public final class Inventory {

    /** Up to how many of a kind in a region are held as they are: what most lists of most accounts are shorter than. */
    public static final int MANY = 1_000;

    private record Label(Class<?> config, String region) {}

    private final Place home;
    private final List<String> regions;
    private final Instant readAt;
    private final @Nullable ConfigurationJson configurations;
    private final int many;
    private final Map<Label, Shelf<?>> shelves = new LinkedHashMap<>();
    private final Map<Label, Reading<Integer>> coverage = new LinkedHashMap<>();
    private final Map<Label, Object> derived = new HashMap<>();

    /**
     * An empty inventory.
     *
     * @param home partition and account, region {@link Place#GLOBAL}
     * @param regions the regions in scope of the scan
     * @param readAt when the scan began; what rules take for "now"
     */
    public Inventory(Place home, List<String> regions, Instant readAt) {
        this(home, regions, readAt, null, Integer.MAX_VALUE);
    }

    /**
     * An empty inventory, of which long lists are packed.
     *
     * @param configurations how they become JSON and come back
     * @param many up to how many resources of a kind in a region are held as they are, as {@link #MANY}
     */
    public Inventory(
            Place home, List<String> regions, Instant readAt, @Nullable ConfigurationJson configurations, int many) {
        this.home = home;
        this.regions = List.copyOf(regions);
        this.readAt = readAt;
        this.configurations = configurations;
        this.many = many;
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
    @SuppressWarnings("unchecked")
    public synchronized <T> void add(Resource<T> resource) {
        var label = new Label(resource.config().getClass(), resource.region());
        ((Shelf<T>) shelves.computeIfAbsent(label, any -> new Shelf<T>(configurations, many))).add(resource);
        derived.clear();
    }

    /** Notes that a list was read to its end. */
    public synchronized void complete(Class<?> config, String region) {
        coverage.put(
                new Label(config, region), Reading.known(seen(config, region).size()));
        derived.clear();
    }

    /** Notes that a list was not read, or not to its end. */
    public synchronized void incomplete(Class<?> config, String region, Cause cause, String detail) {
        coverage.put(new Label(config, region), Reading.unreadable(cause, detail));
        derived.clear();
    }

    /**
     * What rules work out from the lists of one region and ask for once per resource, such as how its network is wired.
     * It hangs here because nothing else lives exactly as long as what it was worked out from: it is made once, and
     * forgotten as soon as anything is added.
     */
    public synchronized <V> V derived(Class<V> type, String region, Supplier<V> work) {
        var label = new Label(type, region);
        var known = derived.get(label);
        if (known != null) {
            return type.cast(known);
        }
        var made = work.get();
        derived.put(label, made);
        return made;
    }

    /**
     * Notes that the service that would hold a list is switched off: neither a gap nor an empty list. What it said before
     * stands, for switching a service off puts nothing right.
     */
    public synchronized void off(Class<?> config, String region) {
        coverage.put(new Label(config, region), Reading.absent());
    }

    /** Whether a list was tried in this scan, whole or not. */
    public synchronized boolean wasAsked(Class<?> config, String region) {
        return coverage.containsKey(new Label(config, region));
    }

    /**
     * How many were listed, or why the list is not whole; absent where its service is off. What no collector asked for is
     * unreadable.
     */
    public synchronized Reading<Integer> coverage(Class<?> config, String region) {
        return coverage.getOrDefault(
                new Label(config, region),
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
        var shelf = (Shelf<T>) shelves.get(new Label(config, region));
        return shelf == null ? List.of() : shelf.list();
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
        var shelf = (Shelf<T>) shelves.get(new Label(config, region));
        var hit = shelf == null ? null : shelf.find(id);
        if (hit != null) {
            return Reading.known(hit);
        }
        return switch (coverage(config, region)) {
            case Unreadable<Integer>(Cause cause, String detail) -> Reading.unreadable(cause, detail);
            default -> Reading.absent();
        };
    }

    /** Every resource seen, in the order of reading; made one after the other where they are packed. */
    public Collection<Resource<?>> resources() {
        return new Everything(List.copyOf(shelves.values()));
    }

    /** Visits every list that was asked for: its class, its region, and how whole it is. Those of services that are off are none. */
    public void eachList(ListVisitor visitor) {
        coverage.forEach((label, listed) -> {
            if (!(listed instanceof Reading.Absent<Integer>)) {
                visitor.visit(label.config(), label.region(), listed);
            }
        });
    }

    /** Receives one list of the scan. */
    @FunctionalInterface
    public interface ListVisitor {
        void visit(Class<?> config, String region, Reading<Integer> listed);
    }

    private Collection<String> placesOf(Class<?> config) {
        return coverage.containsKey(new Label(config, Place.GLOBAL)) ? List.of(Place.GLOBAL) : regions;
    }
}
