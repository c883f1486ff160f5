package dev.vitals.rule.lists;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of several lists of one name is in force: the one that somebody uploaded, else the one in the folder, else the
 * one that is shipped. What people put in is never replaced by an upgrade, only outdated by it, and the pages say so.
 * Nothing of the database is remembered between calls: several instances share it.
 */
public class ListShelf {

    private final ListStore store;
    private final Lists shipped;
    private final List<ReferenceList> folder;

    public ListShelf(ListStore store, List<ReferenceList> folder) {
        this.store = store;
        this.shipped = Lists.shipped();
        this.folder = List.copyOf(folder);
    }

    /** Where a list comes from. */
    public enum Origin {
        UPLOADED("uploaded"),
        FOLDER("from the folder of lists"),
        SHIPPED("shipped with Vitals");

        private final String words;

        Origin(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * A list in force.
     *
     * @param newer one that is shipped or in the folder, not in force and compiled later; null for none
     */
    public record Placed(
            ReferenceList list, Origin origin, @Nullable ReferenceList newer) {}

    /** The lists by which is judged now. */
    public Lists inForce() {
        return shipped.with(folder).with(store.inForce());
    }

    /** How many of them should have been compared with their source by now. */
    public long overdue(LocalDate today) {
        return inForce().inOrder().stream()
                .filter(list -> list.isOverdue(today))
                .count();
    }

    /** The same with where each comes from, in the order of the names. */
    List<Placed> placed() {
        var uploaded = store.inForce();
        return inForce().inOrder().stream().map(list -> place(list, uploaded)).toList();
    }

    /** What would be in force if nobody had uploaded anything. */
    ReferenceList beneath(ListName name) {
        return inFolder(name).orElse(shipped.of(name));
    }

    private Placed place(ReferenceList list, List<ReferenceList> uploaded) {
        var name = list.name();
        if (uploaded.stream().anyMatch(other -> other.name() == name)) {
            return new Placed(list, Origin.UPLOADED, newer(list, beneath(name)));
        }
        return inFolder(name).isPresent()
                ? new Placed(list, Origin.FOLDER, newer(list, shipped.of(name)))
                : new Placed(list, Origin.SHIPPED, null);
    }

    private static @Nullable ReferenceList newer(ReferenceList list, ReferenceList other) {
        return other.compiledOn().isAfter(list.compiledOn()) ? other : null;
    }

    private Optional<ReferenceList> inFolder(ListName name) {
        return folder.stream().filter(list -> list.name() == name).findFirst();
    }
}
