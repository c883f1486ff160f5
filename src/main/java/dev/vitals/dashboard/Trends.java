package dev.vitals.dashboard;

import dev.vitals.page.AsOf;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.score.ScoreDay;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.ScoreStore;
import dev.vitals.score.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the days of a scope side by side, with today as it stands where it is not kept yet. */
@Component
class Trends {

    private final ScoreStore scores;
    private final VisiblePeriod period;

    Trends(ScoreStore scores, VisiblePeriod period) {
        this.scores = scores;
        this.period = period;
    }

    /**
     * The days until the one that is shown, that one included.
     *
     * @param standing of the day that is shown; null where it is not kept
     */
    Trend of(ScoreScope scope, AsOf asOf, @Nullable Standing standing, int days) {
        LocalDate from = period.notBefore(asOf.day().minusDays(days - 1L));
        return between(scope, from, asOf.day(), standing);
    }

    /**
     * The days of a period that the reader may see, both ends included.
     *
     * @param standing of the day that is shown; null where it is not kept
     */
    Trend between(ScoreScope scope, LocalDate from, LocalDate to, @Nullable Standing standing) {
        List<ScoreDay> known = new ArrayList<>(scores.trend(scope, from, to));
        if (standing != null && !standing.isKept() && standing.numbers().day().equals(to)) {
            known.add(standing.numbers());
        }
        return Trend.of(from, to, known);
    }
}
