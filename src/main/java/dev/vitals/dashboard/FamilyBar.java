package dev.vitals.dashboard;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.score.KeptScore;
import dev.vitals.score.SafeguardScore.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the safeguards of a family stand, as a bar and as numbers.
 *
 * @param counts of every state, 0 among them
 */
record FamilyBar(Safeguard.Family family, Map<State, Integer> counts) {

    /**
     * A piece of the bar.
     *
     * @param start in safeguards from the left
     */
    record Piece(State state, int start, int width) {}

    /** The families of these scores, in the order of the regulation. */
    static List<FamilyBar> of(List<KeptScore> scores, SafeguardCatalogue catalogue) {
        var families = new EnumMap<Safeguard.Family, Map<State, Integer>>(Safeguard.Family.class);
        for (KeptScore score : scores) {
            catalogue
                    .find(score.citation())
                    .ifPresent(
                            safeguard -> families.computeIfAbsent(safeguard.family(), any -> new EnumMap<>(State.class))
                                    .merge(score.state(), 1, Integer::sum));
        }
        return families.entrySet().stream()
                .map(entry -> new FamilyBar(entry.getKey(), entry.getValue()))
                .toList();
    }

    public int count(State state) {
        return counts.getOrDefault(state, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        int start = 0;
        for (State state : State.values()) {
            if (count(state) > 0) {
                pieces.add(new Piece(state, start, count(state)));
                start += count(state);
            }
        }
        return pieces;
    }
}
