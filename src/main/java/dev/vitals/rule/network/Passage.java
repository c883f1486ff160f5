package dev.vitals.rule.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses one hop lets pass, and by which of its entries.
 *
 * @param open every address that passes
 * @param parts what each entry adds to that, in the order in which the hop looks at them
 */
record Passage<T>(Addresses open, List<Part<T>> parts) {

    /** What one entry lets pass that no other one had decided. */
    record Part<T>(T entry, Addresses addresses) {}

    /** A hop that stops everything. */
    static <T> Passage<T> closed(boolean ipv6) {
        return new Passage<>(Addresses.none(ipv6), List.of());
    }

    /** A hop that stops nothing. */
    static <T> Passage<T> unguarded(boolean ipv6) {
        return new Passage<>(Addresses.all(ipv6), List.of());
    }

    /** Walks entries in order: the first whose range holds an address decides about it, and what none holds is stopped. */
    static <T> Passage<T> walk(boolean ipv6, List<T> ordered, Function<T, @Nullable String> range, Predicate<T> lets) {
        var open = Addresses.none(ipv6);
        var undecided = Addresses.all(ipv6);
        var parts = new ArrayList<Part<T>>();
        for (T entry : ordered) {
            var decided = Addresses.of(ipv6, range.apply(entry)).and(undecided);
            if (!decided.isEmpty()) {
                undecided = undecided.without(decided);
                if (lets.test(entry)) {
                    open = open.or(decided);
                    parts.add(new Part<>(entry, decided));
                }
            }
        }
        return new Passage<>(open, List.copyOf(parts));
    }

    /** What passes by this or by the other one. */
    Passage<T> or(Passage<T> other) {
        var both = new ArrayList<>(parts);
        other.parts.stream()
                .map(part -> new Part<>(part.entry(), part.addresses().without(open)))
                .filter(part -> !part.addresses().isEmpty())
                .forEach(both::add);
        return new Passage<>(open.or(other.open), both);
    }

    boolean isWorld() {
        return open.isWorld();
    }

    /** The fewest entries that together let the world pass, the widest of them, in the order of the hop. */
    List<T> deciding() {
        var widest = parts.stream()
                .sorted(Comparator.comparingLong(
                                (Part<T> part) -> part.addresses().size())
                        .reversed())
                .toList();
        var enough = new HashSet<Part<T>>();
        var sum = open.without(open);
        for (Part<T> part : widest) {
            if (!sum.isWorld()) {
                sum = sum.or(part.addresses());
                enough.add(part);
            }
        }
        return parts.stream()
                .filter(enough::contains)
                .map(Part::entry)
                .distinct()
                .toList();
    }
}
