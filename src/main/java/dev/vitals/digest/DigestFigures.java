package dev.vitals.digest;

import dev.vitals.digest.DigestNews.Scored;
import dev.vitals.digest.Letter.Bar;
import dev.vitals.digest.Letter.Chart;
import dev.vitals.digest.Letter.Figure;
import dev.vitals.digest.Letter.Figures;
import dev.vitals.page.Numbers;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two numbers with their move, what is open, and the last days as bars. */
final class DigestFigures {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final int BARS = 30;

    private DigestFigures() {}

    /**
     * Of one scope.
     *
     * @param since the day to compare with
     */
    static Figures of(Scored scored, LocalDate since, LocalDate today) {
        var now = scored.days().getLast();
        var then = before(scored.days(), now, since);
        return new Figures(
                scored.label(),
                List.of(
                        new Figure("Safeguards met", "%d of %d".formatted(now.met(), now.provable()), met(then, now)),
                        new Figure("Weighted pass rate", rate(now), rates(then, now)),
                        new Figure("Open findings", Numbers.count(now.open()), bySeverity(now))),
                chart(scored.days(), today));
    }

    /** The last day that is known up to then, else the first there is; null where there is only one. */
    private static @Nullable ScoreDay before(List<ScoreDay> days, ScoreDay now, LocalDate since) {
        var earlier = days.stream().filter(day -> day.day().isBefore(now.day())).toList();
        return earlier.stream()
                .filter(day -> !day.day().isAfter(since))
                .reduce((first, second) -> second)
                .orElse(earlier.isEmpty() ? null : earlier.getFirst());
    }

    private static String met(@Nullable ScoreDay then, ScoreDay now) {
        if (then == null) {
            return "";
        }
        var was = "%d of %d on %s".formatted(then.met(), then.provable(), DAY.format(then.day()));
        if (!now.isMeasuredLike(then)) {
            return was + ", measured by other rules or settings";
        }
        var move = now.met() - then.met();
        return (move == 0 ? "unchanged: " : move > 0 ? "up %d: ".formatted(move) : "down %d: ".formatted(-move)) + was;
    }

    private static String rates(@Nullable ScoreDay then, ScoreDay now) {
        if (then == null) {
            return "";
        }
        var was = "%s on %s".formatted(rate(then), DAY.format(then.day()));
        if (!now.isMeasuredLike(then)) {
            return was + ", measured by other rules or settings";
        }
        var move = percent(now).subtract(percent(then));
        return switch (move.signum()) {
                    case 1 -> "up %s points: ".formatted(move);
                    case -1 -> "down %s points: ".formatted(move.negate());
                    default -> "unchanged: ";
                }
                + was;
    }

    private static String bySeverity(ScoreDay now) {
        return "%d critical, %d high, %d medium, %d low"
                .formatted(now.openCritical(), now.openHigh(), now.openMedium(), now.openLow());
    }

    private static @Nullable Chart chart(List<ScoreDay> days, LocalDate today) {
        var drawn = days.stream().filter(DigestFigures::isMeasured).toList();
        if (drawn.size() < 2) {
            return null;
        }
        var bottom = bottom(drawn);
        var byDay = days.stream().collect(Collectors.toMap(ScoreDay::day, Function.identity()));
        var bars = today.minusDays(BARS - 1)
                .datesUntil(today.plusDays(1))
                .map(day -> bar(byDay.get(day), bottom))
                .toList();
        return new Chart("Weighted pass rate over %d days".formatted(BARS), says(drawn, bars), bottom + "%", bars);
    }

    /** Ten points below the lowest, so that a move can be seen at this height; the foot of the bars says so. */
    private static int bottom(List<ScoreDay> drawn) {
        var lowest =
                drawn.stream().mapToInt(day -> percent(day).intValue()).min().orElse(0);
        return Math.max(0, lowest / 10 * 10 - 10);
    }

    private static Bar bar(@Nullable ScoreDay day, int bottom) {
        return day == null
                ? new Bar(0, false)
                : new Bar((percent(day).intValue() - bottom) * 100 / (100 - bottom), isMeasured(day) && day.scanned());
    }

    private static String says(List<ScoreDay> drawn, List<Bar> bars) {
        var lowest =
                drawn.stream().min(Comparator.comparing(DigestFigures::percent)).orElseThrow();
        var highest =
                drawn.stream().max(Comparator.comparing(DigestFigures::percent)).orElseThrow();
        var unseen = bars.stream().filter(bar -> !bar.measured()).count();
        return "from %s on %s to %s now. Lowest %s on %s, highest %s on %s.%s"
                .formatted(
                        rate(drawn.getFirst()),
                        DAY.format(drawn.getFirst().day()),
                        rate(drawn.getLast()),
                        rate(lowest),
                        DAY.format(lowest.day()),
                        rate(highest),
                        DAY.format(highest.day()),
                        unseen == 0 ? "" : " No scan on %s of these days.".formatted(unseen));
    }

    private static boolean isMeasured(ScoreDay day) {
        return day.points().inScope() > 0;
    }

    private static String rate(ScoreDay day) {
        return day.points().passRate().isEmpty() ? "nothing judged" : percent(day) + "%";
    }

    /** Rounded down, with one decimal: nothing short of everything looks like everything. */
    private static BigDecimal percent(ScoreDay day) {
        return day.points().passRate().orElse(BigDecimal.ZERO).movePointRight(2).setScale(1, RoundingMode.DOWN);
    }
}
