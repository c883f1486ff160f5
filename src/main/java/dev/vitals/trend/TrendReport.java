package dev.vitals.trend;

import dev.vitals.api.Words;
import dev.vitals.trend.Measure.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A trend for programs.
 *
 * @param scope {@code all}, {@code account:…} or {@code group:…}
 * @param subject {@code all}, {@code safeguard:…}, {@code family:…} or {@code rule:…}
 * @param title of the subject
 * @param from the first day, in the organization's zone
 * @param to the last day
 * @param compared the other period; null for none
 * @param each how long a point is: long periods have few points
 * @param charts the same that the page shows
 * @param happenings of the period: what moves a trend beside the accounts themselves
 */
public record TrendReport(
        String scope,
        String subject,
        String title,
        LocalDate from,
        LocalDate to,
        @Nullable Days compared,
        @Words({"day", "week", "month"}) String each,
        List<ChartItem> charts,
        List<HappeningItem> happenings) {

    private static final int DIGITS = 4;

    /**
     * A period.
     *
     * @param from the first day
     * @param to the last day
     */
    public record Days(LocalDate from, LocalDate to) {}

    /**
     * What one picture shows.
     *
     * @param chart its name in addresses of files
     * @param values shares from 0 to 1, numbers of things, or words
     * @param told the same in sentences, with the differences
     */
    public record ChartItem(
            String chart,
            String title,
            @Words({"share", "count", "state"}) String values,
            List<String> told,
            List<LineItem> lines) {}

    /**
     * A line.
     *
     * @param period {@code shown}, or {@code compared} for the other one
     */
    public record LineItem(
            String name, @Words({"shown", "compared"}) String period, List<PointItem> points) {}

    /**
     * A point.
     *
     * @param from its first day
     * @param to its last day
     * @param kept the day that speaks for it: the last that a scan covered; null where none was kept
     * @param value null where nothing is known, which is a gap and not a zero, and where values are words
     * @param text the value in words; null where nothing is known
     */
    public record PointItem(
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate kept,
            @Nullable BigDecimal value,
            @Nullable String text) {}

    /** Something that happened on a day. */
    public record HappeningItem(
            LocalDate day,
            @Words({"rules", "settings", "accounts"}) String kind,
            String words) {}

    static TrendReport of(TrendView view) {
        var other = view.span().compared();
        return new TrendReport(
                view.scope().scope().name(),
                view.subject().word().isEmpty() ? "all" : view.subject().word(),
                view.subject().title(),
                view.span().shown().from(),
                view.span().shown().to(),
                other == null ? null : new Days(other.from(), other.to()),
                view.unit().word(),
                view.pictures().stream().map(picture -> chart(view, picture)).toList(),
                view.shown().happenings().stream().map(TrendReport::happening).toList());
    }

    private static HappeningItem happening(Happening one) {
        return new HappeningItem(one.day(), one.kind().name().toLowerCase(Locale.ROOT), one.words());
    }

    private static ChartItem chart(TrendView view, Picture picture) {
        var lines = new ArrayList<LineItem>();
        var kind = Measure.Kind.COUNT;
        for (Side side :
                Stream.of(view.shown(), view.before()).filter(Objects::nonNull).toList()) {
            var measure = side.measures().stream()
                    .filter(one -> one.key().equals(picture.key()))
                    .findFirst()
                    .orElse(null);
            if (measure != null) {
                kind = measure.kind();
                var period = side == view.shown() ? "shown" : "compared";
                measure.columns().forEach(column -> lines.add(line(side, period, column, measure.kind())));
            }
        }
        return new ChartItem(
                picture.key(), picture.title(), kind.name().toLowerCase(Locale.ROOT), picture.told(), lines);
    }

    private static LineItem line(Side side, String period, Column column, Measure.Kind kind) {
        var points = IntStream.range(0, side.buckets().size())
                .mapToObj(at -> point(side, at, column.cells().get(at), kind))
                .toList();
        return new LineItem(column.name(), period, points);
    }

    private static PointItem point(Side side, int at, @Nullable Cell cell, Measure.Kind kind) {
        var day = side.sampled().days().get(at);
        return new PointItem(
                side.buckets().starts().get(at),
                side.buckets().end(at),
                day == null ? null : day.day(),
                cell == null || kind == Measure.Kind.STATE ? null : rounded(cell.value()),
                cell == null ? null : cell.text());
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
