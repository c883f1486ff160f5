package dev.vitals.trend;

import dev.vitals.page.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A period cut into as few points as a picture can show: days, stretches of seven days, or months, all counted from its
 * first day, so that two periods of a length lie upon each other.
 *
 * @param starts the first day of each, oldest first; never empty
 */
record Buckets(Period period, Unit unit, List<LocalDate> starts) {

    private static final int MOST = 184;

    /** How long each is. */
    enum Unit {
        DAY(ChronoUnit.DAYS, "day"),
        WEEK(ChronoUnit.WEEKS, "week"),
        MONTH(ChronoUnit.MONTHS, "month");

        private final ChronoUnit step;
        private final String word;

        Unit(ChronoUnit step, String word) {
            this.step = step;
            this.word = word;
        }

        /** Such as {@code week}. */
        public String word() {
            return word;
        }

        /** The finest in which a period has few enough points. */
        static Unit of(Period period) {
            var days = DAY.step.between(period.from(), period.to()) + 1;
            return days <= MOST ? DAY : days <= MOST * 7 ? WEEK : MONTH;
        }
    }

    static Buckets of(Period period, Unit unit) {
        var starts = Stream.iterate(0L, at -> at + 1)
                .map(at -> period.from().plus(at, unit.step))
                .takeWhile(start -> !start.isAfter(period.to()))
                .toList();
        return new Buckets(period, unit, starts);
    }

    int size() {
        return starts.size();
    }

    /** The last day of one, never after the period. */
    LocalDate end(int at) {
        return at + 1 < size() ? starts.get(at + 1).minusDays(1) : period.to();
    }

    /** In which a day lies, from 0. */
    int of(LocalDate day) {
        int at = size() - 1;
        while (at > 0 && starts.get(at).isAfter(day)) {
            at--;
        }
        return at;
    }

    /** For SQL, which cuts by it. */
    String list() {
        return starts.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }
}
