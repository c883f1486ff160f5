package dev.vitals.score;

import dev.vitals.score.SafeguardScore.State;
import java.util.List;
import java.util.Optional;

/**
 * How a scope stands: every scored safeguard, and the points over all rules, each counted once.
 */
public record Score(List<SafeguardScore> safeguards, Points points) {

    /** How many safeguards stand so. */
    public int count(State state) {
        return (int) safeguards.stream().filter(each -> each.state() == state).count();
    }

    /** The n of "k of n". */
    public int total() {
        return safeguards.size();
    }

    /** One safeguard by its citation. */
    public Optional<SafeguardScore> of(String citation) {
        return safeguards.stream()
                .filter(each -> each.safeguard().citation().equals(citation))
                .findFirst();
    }
}
