package dev.vitals.score;

import dev.vitals.page.AsOf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every resource with scores asks: which scope, which day, and how it stood then. */
@Component
public class ScoreQuestion {

    private final Scopes scopes;
    private final Standings standings;
    private final KeptScores kept;

    ScoreQuestion(Scopes scopes, Standings standings, KeptScores kept) {
        this.scopes = scopes;
        this.standings = standings;
        this.kept = kept;
    }

    /**
     * The question with what is known.
     *
     * @param standing null where the day is not kept
     * @param before about a month earlier; null where there is none
     * @param lastKept the last day before that is kept; null for none
     */
    public record Asked(
            ScoreScope scope,
            AsOf asOf,
            @Nullable Standing standing,
            @Nullable Standing before,
            @Nullable LocalDate lastKept) {}

    /**
     * Asks.
     *
     * @param scope {@code all}, {@code account:…} or {@code group:…}; everything for none
     */
    public Asked ask(@Nullable String scope, AsOf asOf) {
        var chosen = Scopes.chosen(scopes.all(), scope).scope();
        var standing = standings.on(chosen, asOf).orElse(null);
        return new Asked(
                chosen,
                asOf,
                standing,
                standing == null ? null : standings.before(chosen, asOf).orElse(null),
                kept.lastBefore(chosen, asOf.day()).orElse(null));
    }
}
