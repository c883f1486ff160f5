package dev.vitals.score;

import dev.vitals.page.AsOf;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How scopes stood: as it was kept, and for today also as it stands. */
@Component
public class Standings {

    private static final int COMPARED_DAYS = 30;

    private final ScoreStore store;
    private final KeptScores kept;
    private final ScoreBases bases;

    public Standings(ScoreStore store, KeptScores kept, ScoreBases bases) {
        this.store = store;
        this.kept = kept;
        this.bases = bases;
    }

    /** The day that is asked for; empty for an earlier day that was not kept. */
    public Optional<Standing> on(ScoreScope scope, AsOf asOf) {
        var day = kept.day(scope, asOf.day())
                .map(numbers -> new Standing(numbers, kept.safeguards(scope, asOf.day()), true));
        return day.isPresent() || !asOf.isNow() ? day : Optional.of(now(scope, asOf));
    }

    /** A month earlier, or the nearest to it that is kept. */
    public Optional<Standing> before(ScoreScope scope, AsOf asOf) {
        return kept.earlier(scope, asOf.day(), COMPARED_DAYS)
                .map(numbers -> new Standing(numbers, kept.safeguards(scope, numbers.day()), true));
    }

    private Standing now(ScoreScope scope, AsOf asOf) {
        var basis = bases.current();
        var score = store.current(scope, asOf.day(), basis);
        return new Standing(
                store.currentDay(scope, asOf.day(), score, basis),
                score.safeguards().stream().map(KeptScore::of).toList(),
                false);
    }
}
