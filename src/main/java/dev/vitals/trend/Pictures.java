package dev.vitals.trend;

import dev.vitals.chart.Ink;
import dev.vitals.chart.Mark;
import dev.vitals.chart.Plot;
import dev.vitals.chart.Series;
import dev.vitals.chart.Tick;
import dev.vitals.trend.Measure.Column;
import dev.vitals.trend.Picture.Row;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays two periods over each other, position by position. */
final class Pictures {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final List<Ink> SHOWN = List.of(Ink.FIRST, Ink.SECOND);
    private static final List<Ink> BEFORE = List.of(Ink.FIRST_BEFORE, Ink.SECOND_BEFORE);

    private final Side shown;
    private final @Nullable Side before;
    private final String under;
    private final int count;

    /** @param under what a file says under its title */
    Pictures(Side shown, @Nullable Side before, String under) {
        this.shown = shown;
        this.before = before;
        this.under = under;
        this.count = Math.max(
                shown.buckets().size(), before == null ? 0 : before.buckets().size());
    }

    /** One for each measure of which anything is known in either period; the first one in any case. */
    List<Picture> all(String subject) {
        var pictures = new ArrayList<Picture>();
        for (Measure measure : shown.measures()) {
            var then = before == null
                    ? null
                    : before.measures().stream()
                            .filter(other -> other.key().equals(measure.key()))
                            .findFirst()
                            .orElse(null);
            if (pictures.isEmpty() || measure.isKnown() || then != null && then.isKnown()) {
                pictures.add(picture(subject, measure, then));
            }
        }
        return List.copyOf(pictures);
    }

    private Picture picture(String subject, Measure now, @Nullable Measure then) {
        var series = new ArrayList<Series>();
        for (int at = 0; at < now.columns().size(); at++) {
            series.add(series(now.columns().get(at), "", SHOWN.get(at)));
            if (then != null) {
                series.add(series(then.columns().get(at), ", other period", BEFORE.get(at)));
            }
        }
        var plot = new Plot(
                subject + ": " + now.title(), under, now.axis(then), positions(), series, marks(), scans(), now.gaps());
        var told = Told.of(
                new Told.Part(now, shown.sampled()),
                then == null || before == null ? null : new Told.Part(then, before.sampled()));
        var columns = now.columns().stream().map(Column::name).toList();
        return new Picture(now.key(), plot, told, columns, rows(now, then));
    }

    private Series series(Column column, String suffix, Ink ink) {
        var values = new ArrayList<@Nullable Double>();
        for (int at = 0; at < count; at++) {
            var cell = cell(column, at);
            values.add(cell == null ? null : cell.value());
        }
        var name = column.shortName();
        return suffix.isEmpty()
                ? new Series(column.name(), name, ink, values)
                : new Series(name + suffix, "other", ink, values);
    }

    private List<String> positions() {
        var buckets = count > shown.buckets().size() && before != null ? before.buckets() : shown.buckets();
        var days = buckets.period().from().until(buckets.period().to()).toTotalMonths();
        return buckets.starts().stream()
                .map(day -> (days >= 11 ? MONTH : SHORT).format(day))
                .toList();
    }

    private List<Mark> marks() {
        return IntStream.range(0, shown.buckets().size())
                .filter(at -> !shown.in(at).isEmpty())
                .mapToObj(this::mark)
                .toList();
    }

    private Mark mark(int at) {
        var happened = shown.in(at);
        var letters =
                happened.stream().map(one -> one.kind().letter()).distinct().collect(Collectors.joining());
        var words = happened.stream()
                .map(one -> Told.DAY.format(one.day()) + ": " + one.words())
                .collect(Collectors.joining("; "));
        return new Mark(at, letters, words);
    }

    private List<Tick> scans() {
        return shown.scans().values().stream()
                .map(scan -> new Tick(scan.place(), scan.whole() == scan.count()))
                .toList();
    }

    private List<Row> rows(Measure now, @Nullable Measure then) {
        return IntStream.range(0, count).mapToObj(at -> row(at, now, then)).toList();
    }

    private Row row(int at, Measure now, @Nullable Measure then) {
        var happened = new ArrayList<String>();
        var there = at < shown.buckets().size();
        if (there) {
            happened.add(shown.words(at));
        }
        var beside = before != null && at < before.buckets().size() ? before : null;
        if (beside != null && !beside.in(at).isEmpty()) {
            happened.add("other period: "
                    + beside.in(at).stream().map(Happening::words).collect(Collectors.joining(", ")));
        }
        var cells = now.columns().stream().map(column -> cell(column, at)).toList();
        var known = cells.stream().anyMatch(cell -> cell != null);
        return new Row(
                at,
                there ? name(shown, at) : "",
                cells,
                known || !there ? "" : reason(shown.gap(at)),
                beside == null ? "" : name(beside, at),
                then == null
                        ? List.of()
                        : then.columns().stream()
                                .map(column -> cell(column, at))
                                .toList(),
                happened.stream().filter(words -> !words.isEmpty()).collect(Collectors.joining("; ")));
    }

    private static String reason(String gap) {
        return gap.isEmpty() ? "not judged" : gap;
    }

    private static String name(Side side, int at) {
        LocalDate start = side.buckets().starts().get(at);
        return Told.DAY.format(start);
    }

    private static @Nullable Cell cell(Column column, int at) {
        return at < column.cells().size() ? column.cells().get(at) : null;
    }
}
