package dev.vitals.trend;

import dev.vitals.score.ScoreDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * For each bucket the day that speaks for it: the last one that a scan covered, or the last that was kept.
 *
 * @param days by bucket, null where none was kept
 */
record Sampled(Buckets buckets, List<@Nullable ScoreDay> days) {

    /** The days that were kept, whatever speaks for them. */
    List<LocalDate> kept() {
        return days.stream().filter(Objects::nonNull).map(ScoreDay::day).toList();
    }

    /** What was read of each bucket; a day that no scan covered has nothing to say of the accounts. */
    List<@Nullable Cell> read(Function<ScoreDay, @Nullable Cell> cell) {
        return cells(false, cell);
    }

    /** What is known by day, for each bucket. */
    <T> List<@Nullable Cell> read(Map<LocalDate, T> byDay, boolean unscannedToo, Function<T, @Nullable Cell> cell) {
        return cells(unscannedToo, day -> {
            var known = byDay.get(day.day());
            return known == null ? null : cell.apply(known);
        });
    }

    private List<@Nullable Cell> cells(boolean unscannedToo, Function<ScoreDay, @Nullable Cell> cell) {
        return days.stream()
                .map(day -> day == null || !(day.scanned() || unscannedToo) ? null : cell.apply(day))
                .toList();
    }
}
