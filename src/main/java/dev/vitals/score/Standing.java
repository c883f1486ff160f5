package dev.vitals.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a scope stood on a day: its numbers, and every scored safeguard.
 *
 * @param isKept whether the day is kept; otherwise it was counted just now, from the verdicts as they stand
 */
public record Standing(ScoreDay numbers, List<KeptScore> safeguards, boolean isKept) {

    /** One safeguard; empty where it did not count. */
    public Optional<KeptScore> of(String citation) {
        return Optional.ofNullable(byCitation().get(citation));
    }

    /** The safeguards by citation. */
    public Map<String, KeptScore> byCitation() {
        return safeguards.stream().collect(Collectors.toMap(KeptScore::citation, Function.identity()));
    }

    /** Whether anything was judged at all. */
    public boolean isAnythingJudged() {
        return numbers.points().inScope() > 0;
    }

    /** Where a safeguard went since an earlier day. */
    Direction since(@Nullable Standing before, KeptScore now) {
        var then = before == null ? null : before.of(now.citation()).orElse(null);
        return Direction.between(then, now, then != null && before != null && isSameMeasure(before, then, now));
    }

    private boolean isSameMeasure(Standing before, KeptScore then, KeptScore now) {
        var sameSettings = numbers.settingsHash().equals(before.numbers.settingsHash());
        return sameSettings && (numbers.isMeasuredLike(before.numbers) || now.isMeasuredLike(then));
    }
}
