package dev.vitals.dashboard;

import dev.vitals.dashboard.Change.Kind;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened on a day, by kind.
 *
 * @param groups never empty
 */
record ChangeDay(LocalDate day, List<Group> groups) {

    /**
     * Changes of a kind.
     *
     * @param shown the worst of them
     * @param count of all of them
     */
    record Group(Kind kind, List<Change> shown, long count) {

        public long more() {
            return count - shown.size();
        }
    }

    /** The days of these changes, the latest first. */
    static List<ChangeDay> of(List<Change> changes) {
        Map<LocalDate, Map<Kind, List<Change>>> days = changes.stream()
                .collect(Collectors.groupingBy(
                        Change::day,
                        TreeMap::new,
                        Collectors.groupingBy(Change::kind, () -> new EnumMap<>(Kind.class), Collectors.toList())));
        return new TreeMap<>(days)
                .descendingMap().entrySet().stream()
                        .map(day -> new ChangeDay(
                                day.getKey(),
                                new LinkedHashMap<>(day.getValue())
                                        .entrySet().stream()
                                                .map(kind -> new Group(
                                                        kind.getKey(),
                                                        kind.getValue(),
                                                        kind.getValue()
                                                                .getFirst()
                                                                .ofKind()))
                                                .toList()))
                        .toList();
    }

    /** Such as "3 opened, 1 resolved". */
    public String summary() {
        return groups.stream()
                .map(group -> group.count() + " " + group.kind().words())
                .collect(Collectors.joining(", "));
    }
}
