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
import dev.vitals.trend.Asked;
import dev.vitals.trend.TrendReport;
import dev.vitals.trend.TrendReports;
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
    private final TrendReports reports;

    TrendApi(ScoreQuestion question, Trends trends, TrendReports reports) {
        this.question = question;
        this.trends = trends;
        this.reports = reports;
    }

    /**
     * A trend.
     *
     * @param scope {@code all}, {@code account:…} or {@code group:…}
     * @param trend of the subject that was asked for, as lines
     * @param days where no subject was asked for and the period has 366 days at most: the numbers of each day, the
     *     oldest first
     */
    record TrendAnswer(String scope, TrendReport trend, List<DayItem> days) {}

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
     * The trend of all safeguards, of one of them, of a family or of a rule, beside another period where one is asked
     * for.
     *
     * @param days how many days until the last one where {@code from} is not given, from 1 to 366
     */
    @GetMapping(ApiPaths.V1 + "/trend")
    TrendAnswer trend(Asked asked, @RequestParam(defaultValue = "90") int days, AsOf asOf) {
        if (days < 1 || days > MOST) {
            throw new WrongParameterException("days", "%d is not a number from 1 to %d".formatted(days, MOST));
        }
        var report = reports.of(asked.ofDays(days, asOf.day()), asOf);
        return new TrendAnswer(report.scope(), report, days(report, asOf));
    }

    private List<DayItem> days(TrendReport report, AsOf asOf) {
        if (!report.subject().equals("all") || report.from().plusDays(MOST).compareTo(report.to()) <= 0) {
            return List.of();
        }
        var asked = question.ask(report.scope(), asOf);
        return trends.between(asked.scope(), report.from(), report.to(), asked.standing()).days().stream()
                .map(DayItem::of)
                .toList();
    }
}
