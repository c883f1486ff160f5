package dev.vitals.evidence;

import dev.vitals.score.ScoreDay;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A line over the days of a period, as vectors.
 *
 * @param title what it is about
 * @param pieces points of the line; a day that was not kept breaks it
 * @param top the value at the upper edge
 * @param alternative the picture in a sentence, for whoever does not see it
 */
record TrendChart(String title, List<String> pieces, String top, String first, String last, String alternative) {

    static final double WIDTH = 240;
    static final double HEIGHT = 70;

    TrendChart {
        pieces = List.copyOf(pieces);
    }

    /** Safeguards met, of all that are scored. */
    static TrendChart met(ScoreHistory history, LocalDate from, LocalDate to) {
        var total = history.days().stream().mapToInt(ScoreDay::total).max().orElse(1);
        return of("Safeguards met", history, from, to, Math.max(1, total), total + " scored", ScoreDay::met, "%.0f");
    }

    /** The weighted pass rate in percent. */
    static TrendChart rate(ScoreHistory history, LocalDate from, LocalDate to) {
        return of(
                "Weighted pass rate, percent",
                history,
                from,
                to,
                100,
                "100",
                day -> Math.floor(day.points()
                        .passRate()
                        .map(rate -> rate.doubleValue() * 100)
                        .orElse(0.0)),
                "%.0f");
    }

    /** Open findings of each severity, the worst first, all on the same scale as their own greatest number. */
    static List<TrendChart> open(ScoreHistory history, LocalDate from, LocalDate to) {
        return List.of(
                severity("Critical", history, from, to, ScoreDay::openCritical),
                severity("High", history, from, to, ScoreDay::openHigh),
                severity("Medium", history, from, to, ScoreDay::openMedium),
                severity("Low", history, from, to, ScoreDay::openLow));
    }

    private static TrendChart severity(
            String word, ScoreHistory history, LocalDate from, LocalDate to, ToDoubleFunction<ScoreDay> value) {
        var most = history.days().stream().mapToDouble(value).max().orElse(0);
        return of(
                "Open findings, " + word.toLowerCase(Locale.ROOT),
                history,
                from,
                to,
                Math.max(1, most),
                "%.0f".formatted(Math.max(1, most)),
                value,
                "%.0f");
    }

    private static TrendChart of(
            String title,
            ScoreHistory history,
            LocalDate from,
            LocalDate to,
            double top,
            String topWords,
            ToDoubleFunction<ScoreDay> value,
            String form) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        LocalDate before = null;
        var span = Math.max(1, ChronoUnit.DAYS.between(from, to));
        for (ScoreDay day : history.days()) {
            if (before != null && !before.plusDays(1).equals(day.day())) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            var x = WIDTH * ChronoUnit.DAYS.between(from, day.day()) / span;
            var y = HEIGHT * (1 - value.applyAsDouble(day) / top);
            // Even a single day is seen: its line has a little length.
            piece.append(String.format(Locale.ROOT, "%.1f,%.1f %.1f,%.1f ", x, y, x + 0.5, y));
            before = day.day();
        }
        pieces.add(piece.toString());
        var first = form.formatted(value.applyAsDouble(history.first()));
        var last = form.formatted(value.applyAsDouble(history.last()));
        var low =
                form.formatted(history.days().stream().mapToDouble(value).min().orElse(0));
        var high =
                form.formatted(history.days().stream().mapToDouble(value).max().orElse(0));
        return new TrendChart(
                title,
                pieces,
                topWords,
                first,
                last,
                "%s: %s on %s, %s on %s; between %s and %s in the period."
                        .formatted(
                                title,
                                first,
                                history.first().day(),
                                last,
                                history.last().day(),
                                low,
                                high));
    }
}
