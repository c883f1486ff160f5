package dev.vitals.baseline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a component stands: as the worst of its resources does. */
record ComponentStanding(Component component, List<PartStanding> parts) {

    private static final int FEW = 2;

    public State state() {
        return parts.stream().map(PartStanding::state).reduce(State.NOT_CHOSEN, State::worse);
    }

    boolean isConfigRule() {
        return component.name().startsWith(ConfigRuleParts.ROW);
    }

    /** Its name; of a rule of the pack, the rule's. */
    public String name() {
        return isConfigRule() ? component.name().substring(ConfigRuleParts.ROW.length()) : component.name();
    }

    /** Its resources that need somebody; where none does and they are few, all. */
    public List<PartStanding> shown() {
        var wrong = parts.stream()
                .filter(part -> part.state().compareTo(State.PRESENT) < 0)
                .toList();
        return wrong.isEmpty() && parts.size() <= FEW ? parts : wrong;
    }

    /** "2 present, 1 missing" where its resources differ; empty otherwise. */
    public String mixture() {
        var counts =
                parts.stream().collect(Collectors.groupingBy(PartStanding::state, TreeMap::new, Collectors.counting()));
        return counts.size() < 2
                ? ""
                : counts.entrySet().stream().map(ComponentStanding::words).collect(Collectors.joining(", "));
    }

    private static String words(Map.Entry<State, Long> count) {
        return count.getValue() + " " + count.getKey().words();
    }
}
