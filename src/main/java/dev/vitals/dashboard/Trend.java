package dev.vitals.dashboard;

import dev.vitals.chart.Runs;
import dev.vitals.chart.Runs.Run;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Days side by side: as rows to read, and as lines of a small picture. Days that no scan covered are gaps.
 *
 * @param days one for each day
 */
record Trend(List<Day> days) {

    /** Of the picture, in its own units. */
    static final int HEIGHT = 100;

    /**
     * A day.
     *
     * @param numbers null where no scan covered it
     * @param change what of the measure differs from the covered day before; empty for nothing
     */
    record Day(LocalDate day, @Nullable ScoreDay numbers, String change) {

        /** Share of the safeguards that do not wait for people, from 0 to 1. */
        public BigDecimal metShare() {
            return numbers == null || numbers.provable() == 0
                    ? BigDecimal.ZERO
                    : BigDecimal.valueOf(numbers.met())
                            .divide(BigDecimal.valueOf(numbers.provable()), 4, RoundingMode.DOWN);
        }

        public BigDecimal passRate() {
            return numbers == null
                    ? BigDecimal.ZERO
                    : numbers.points().passRate().orElse(BigDecimal.ZERO);
        }

        /** Whether there is anything to draw. */
        public boolean isMeasured() {
            return numbers != null && numbers.points().inScope() > 0;
        }
    }

    static Trend of(LocalDate from, LocalDate to, List<ScoreDay> known) {
        var byDay = known.stream().collect(Collectors.toMap(ScoreDay::day, numbers -> numbers));
        var days = new ArrayList<Day>();
        @Nullable ScoreDay before = null;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var numbers = byDay.get(day);
            days.add(new Day(day, numbers, numbers == null || before == null ? "" : change(before, numbers)));
            before = numbers == null ? before : numbers;
        }
        return new Trend(List.copyOf(days));
    }

    private static String change(ScoreDay before, ScoreDay now) {
        var rules = !before.ruleSet().equals(now.ruleSet());
        var settings = !before.settingsHash().equals(now.settingsHash());
        if (rules && settings) {
            return "rules and settings changed";
        }
        return rules ? "rules changed" : settings ? "settings changed" : "";
    }

    /** The days on which the measure changed. */
    public List<Day> marks() {
        return days.stream().filter(day -> !day.change().isEmpty()).toList();
    }

    /** Whether two days can be compared at all. */
    public boolean isDrawable() {
        return days.stream().filter(Day::isMeasured).count() > 1;
    }

    /** Where a day stands in the picture. */
    public int x(Day day) {
        return days.indexOf(day);
    }

    public int width() {
        return Math.max(1, days.size() - 1);
    }

    public List<String> metLines() {
        return lines(day -> day.metShare().doubleValue());
    }

    public List<String> rateLines() {
        return lines(day -> day.passRate().doubleValue());
    }

    /** Open findings of all severities, the highest of the days at the top. */
    public List<String> openLines() {
        int most = Math.max(1, mostOpen());
        return lines(day -> day.numbers() == null ? 0 : (double) day.numbers().open() / most);
    }

    public int mostOpen() {
        return days.stream()
                .mapToInt(day -> day.numbers() == null ? 0 : day.numbers().open())
                .max()
                .orElse(0);
    }

    /** The points of a line for each stretch without a gap. */
    private List<String> lines(ToDoubleFunction<Day> share) {
        var values = days.stream()
                .<@Nullable Double>map(day -> day.isMeasured() ? (Double) share.applyAsDouble(day) : null)
                .toList();
        return Runs.of(values).stream().map(Trend::points).toList();
    }

    private static String points(Run run) {
        return IntStream.range(0, run.values().size())
                .mapToObj(at -> String.format(
                        Locale.ROOT,
                        "%d,%.1f",
                        run.start() + at,
                        HEIGHT * (1 - run.values().get(at))))
                .collect(Collectors.joining(" "));
    }
}
