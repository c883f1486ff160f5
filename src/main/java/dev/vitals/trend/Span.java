package dev.vitals.trend;

import dev.vitals.page.AsOf;
import dev.vitals.page.Period;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.page.WrongParameterException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which days are shown, and which beside them.
 *
 * @param compared null for none
 * @param hidden whether days were asked for that the reader may not see
 */
record Span(Period shown, @Nullable Period compared, Compare compare, boolean hidden) {

    /** Longer than anything is kept by default. */
    static final int MOST_YEARS = 10;

    private static final int USUAL_DAYS = 90;

    /** A second period. */
    enum Compare {
        NONE("", "Nothing"),
        PREVIOUS("previous", "The period before"),
        YEAR("year", "The same days a year earlier"),
        OWN("own", "Days of my own");

        private final String word;
        private final String label;

        Compare(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }
    }

    /** A period that is one click away. */
    record Preset(String label, LocalDate from) {}

    /** Those that are offered, all ending on the day that is shown. */
    static List<Preset> presets(LocalDate day) {
        return List.of(
                new Preset("30 days", day.minusDays(29)),
                new Preset("90 days", day.minusDays(USUAL_DAYS - 1)),
                new Preset("12 months", day.minusMonths(12).plusDays(1)),
                new Preset("3 years", day.minusYears(3).plusDays(1)),
                new Preset("6 years", day.minusYears(6).plusDays(1)));
    }

    /** What was asked, within what the reader may see. */
    static Span of(Asked asked, AsOf asOf, VisiblePeriod visible) {
        var to = end(asked.to(), asOf.day());
        var from = Optional.ofNullable(day("from", asked.from())).orElse(to.minusDays(USUAL_DAYS - 1));
        var wanted = period("from", from, to);
        var shown = visible(wanted, visible);
        if (shown == null) {
            throw new WrongParameterException("from", "none of these days lies in the period that you may see");
        }
        var compare = compare(asked);
        var beside = beside(compare, shown, asked);
        var seen = beside == null ? null : visible(beside, visible);
        return new Span(shown, seen, compare, !shown.equals(wanted) || beside != null && !beside.equals(seen));
    }

    /** The last day that was asked for, never after the last that is shown. */
    static LocalDate end(@Nullable String to, LocalDate latest) {
        return Optional.ofNullable(day("to", to)).filter(latest::isAfter).orElse(latest);
    }

    private static Compare compare(Asked asked) {
        var word = asked.compare() == null ? "" : asked.compare();
        if (word.isBlank()) {
            return asked.compareFrom() == null || asked.compareFrom().isBlank() ? Compare.NONE : Compare.OWN;
        }
        for (Compare compare : Compare.values()) {
            if (compare.word.equals(word)) {
                return compare;
            }
        }
        throw new WrongParameterException("compare", "'%s' is not one of previous, year, own".formatted(word));
    }

    private static @Nullable Period beside(Compare compare, Period shown, Asked asked) {
        var length = ChronoUnit.DAYS.between(shown.from(), shown.to());
        return switch (compare) {
            case NONE -> null;
            case PREVIOUS -> before(shown, length);
            case YEAR -> new Period(shown.from().minusYears(1), shown.to().minusYears(1));
            case OWN -> {
                var from = day("compareFrom", asked.compareFrom());
                var to = day("compareTo", asked.compareTo());
                yield from == null
                        ? before(shown, length)
                        : period("compareFrom", from, to == null ? from.plusDays(length) : to);
            }
        };
    }

    /** Also what own days begin with, until somebody names them. */
    private static Period before(Period shown, long length) {
        return new Period(shown.from().minusDays(length + 1), shown.from().minusDays(1));
    }

    private static Period period(String parameter, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw new WrongParameterException(
                    parameter, "a period cannot end on %s, before it begins on %s".formatted(to, from));
        }
        if (from.isBefore(to.minusYears(MOST_YEARS))) {
            throw new WrongParameterException(parameter, "a trend is of %d years at most".formatted(MOST_YEARS));
        }
        return new Period(from, to);
    }

    private static @Nullable Period visible(Period wanted, VisiblePeriod visible) {
        var bounds = visible.visible().orElse(wanted);
        var from = wanted.from().isBefore(bounds.from()) ? bounds.from() : wanted.from();
        var to = wanted.to().isAfter(bounds.to()) ? bounds.to() : wanted.to();
        return to.isBefore(from) ? null : new Period(from, to);
    }

    private static @Nullable LocalDate day(String parameter, @Nullable String raw) {
        if (raw == null || raw.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(raw.strip());
        } catch (DateTimeException notADay) {
            throw new WrongParameterException(parameter, "'%s' is not a day; write it as 2026-10-31".formatted(raw));
        }
    }
}
