package dev.vitals.dashboard;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.dashboard.Trend.Day;
import dev.vitals.page.AsOf;
import dev.vitals.page.WrongParameterException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.ScoreNumbers;
import dev.vitals.score.ScoreQuestion;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The trend. */
@RestController
@Needs(Right.READ)
class TrendApi {

    private static final int MOST = 366;

    private final ScoreQuestion question;
    private final Trends trends;

    TrendApi(ScoreQuestion question, Trends trends) {
        this.question = question;
        this.trends = trends;
    }

    /**
     * Days side by side, the oldest first, each day of the span.
     *
     * @param scope {@code all}, {@code account:…} or {@code group:…}
     */
    record TrendAnswer(String scope, List<DayItem> days) {}

    /**
     * A day.
     *
     * @param state {@code not_kept}: nothing is known of the day, which is a gap and not a zero
     * @param numbers null where the day is not kept
     * @param measureChanged what of the measure differs from the kept day before, so that a step is no change of the
     *     accounts alone; empty for nothing
     */
    record DayItem(
            LocalDate day,
            @Words({"known", "not_kept"}) String state,
            @Nullable ScoreNumbers numbers,
            String measureChanged) {

        static DayItem of(Day day) {
            var numbers = day.numbers();
            return new DayItem(
                    day.day(),
                    numbers == null ? "not_kept" : "known",
                    numbers == null ? null : ScoreNumbers.of(numbers),
                    day.change());
        }
    }

    /**
     * The numbers of every day until the one that is shown.
     *
     * @param days how many days, from 1 to 366
     */
    @GetMapping(ApiPaths.V1 + "/trend")
    TrendAnswer trend(
            @RequestParam(required = false) @Words(like = Words.SCOPE) @Nullable String scope,
            @RequestParam(defaultValue = "90") int days,
            AsOf asOf) {
        if (days < 1 || days > MOST) {
            throw new WrongParameterException("days", "%d is not a number from 1 to %d".formatted(days, MOST));
        }
        var asked = question.ask(scope, asOf);
        return new TrendAnswer(
                asked.scope().name(),
                trends.of(asked.scope(), asOf, asked.standing(), days).days().stream()
                        .map(DayItem::of)
                        .toList());
    }
}
