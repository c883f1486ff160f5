package dev.vitals.dashboard;

import dev.vitals.score.KeptScore;
import dev.vitals.score.SafeguardScore.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A safeguard that stands otherwise than it did. */
record SafeguardMove(String citation, State before, State now) {

    /** Those that moved, what is no longer met first. What did not count before has not moved. */
    static List<SafeguardMove> between(Map<String, State> before, List<KeptScore> now) {
        return now.stream()
                .filter(score -> before.containsKey(score.citation()))
                .map(score -> new SafeguardMove(score.citation(), before.get(score.citation()), score.state()))
                .filter(move -> move.before() != move.now())
                .sorted(Comparator.comparing((SafeguardMove move) -> move.before() != State.MET)
                        .thenComparing(SafeguardMove::citation))
                .toList();
    }

    /** Such as "Met, was not met". */
    String words() {
        return "%s, was %s".formatted(now.title(), before.title().toLowerCase(java.util.Locale.ROOT));
    }
}
