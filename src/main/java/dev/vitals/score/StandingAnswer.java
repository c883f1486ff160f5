package dev.vitals.score;

import dev.vitals.api.Words;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a scope stood on the day that was asked for.
 *
 * @param scope {@code all}, {@code account:…} or {@code group:…}
 * @param day in the organization's zone
 * @param state whether the day is kept, was counted just now from the verdicts as they stand, or is not kept, so that
 *     nothing is known of it
 * @param lastKept the last day before this one that is kept; null for none
 * @param numbers null where the day is not kept
 * @param before about a month earlier, to compare with; null where there is none
 */
public record StandingAnswer(
        String scope,
        LocalDate day,
        @Words({"kept", "current", "not_kept"}) String state,
        @Nullable LocalDate lastKept,
        @Nullable ScoreNumbers numbers,
        @Nullable ScoreNumbers before) {

    /** The answer to a question. */
    public static StandingAnswer of(ScoreQuestion.Asked asked) {
        var standing = asked.standing();
        return new StandingAnswer(
                asked.scope().name(),
                asked.asOf().day(),
                standing == null ? "not_kept" : standing.isKept() ? "kept" : "current",
                asked.lastKept(),
                standing == null ? null : ScoreNumbers.of(standing.numbers()),
                asked.before() == null ? null : ScoreNumbers.of(asked.before().numbers()));
    }
}
