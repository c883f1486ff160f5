package dev.vitals.trend;

import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreDay;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer.
 *
 * @param before null where no other period was asked for
 * @param pictures at least one
 */
record TrendView(
        Subject subject,
        Scopes.Choice scope,
        Span span,
        Side shown,
        @Nullable Side before,
        List<Picture> pictures) {

    /** The picture of a key. */
    Optional<Picture> picture(String key) {
        return pictures.stream().filter(picture -> picture.key().equals(key)).findFirst();
    }

    /** What each point stands for. */
    public Buckets.Unit unit() {
        return shown.buckets().unit();
    }

    /** Changes of the measure within the period; empty for none. */
    public String caution() {
        return shown.happenings().stream()
                .filter(one -> one.kind().isOfTheMeasure())
                .map(one -> Told.DAY.format(one.day()) + ", " + one.words())
                .collect(Collectors.joining("; "));
    }

    /** Whether the two periods ended under another measure: then their difference is not of the accounts alone. */
    public boolean isMeasuredAnew() {
        var now = last(shown);
        var then = last(before);
        return now.isPresent() && then.isPresent() && !now.get().isMeasuredLike(then.get());
    }

    private static Optional<ScoreDay> last(@Nullable Side side) {
        return side == null
                ? Optional.empty()
                : side.sampled().days().reversed().stream()
                        .filter(Objects::nonNull)
                        .findFirst();
    }
}
