package dev.vitals.score;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What is kept of a scope for a day. */
record ScopeScore(ScoreScope scope, Score score, ScoreDay numbers) {

    /** A row of {@code score_day}, by column. */
    Map<String, Object> dayRow() {
        var columns = new HashMap<>(numbers.columns());
        columns.put("scope", scope.name());
        return columns;
    }

    Stream<ScoreRow> safeguardRows() {
        return score.safeguards().stream().map(safeguard -> ScoreRow.of(scope, numbers.day(), safeguard));
    }
}
