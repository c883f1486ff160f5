package dev.vitals.chart;

import dev.vitals.chart.Runs.Run;
import dev.vitals.chart.Shape.Anchor;
import dev.vitals.chart.Shape.Area;
import dev.vitals.chart.Shape.Dot;
import dev.vitals.chart.Shape.Flag;
import dev.vitals.chart.Shape.Label;
import dev.vitals.chart.Shape.Line;
import dev.vitals.chart.Shape.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A plot on a sheet of a size.
 *
 * @param shapes from the back to the front
 */
public record Drawing(Plot plot, Frame frame, List<Shape> shapes) {

    private static final int ROW = 15;
    private static final int WORD = 7;

    /** Draws. */
    public static Drawing of(Plot plot, Frame sheet) {
        var frame = plot.axis() instanceof Axis.Lanes lanes ? sheet.withLeft(room(lanes, sheet)) : sheet;
        var drawing = new Drawing(plot, frame, new ArrayList<>());
        drawing.gaps();
        drawing.grid();
        drawing.days();
        drawing.scans();
        drawing.marks();
        plot.series().reversed().forEach(drawing::line);
        drawing.names();
        return new Drawing(plot, frame, List.copyOf(drawing.shapes));
    }

    private static int room(Axis.Lanes lanes, Frame sheet) {
        int longest = lanes.words().stream().mapToInt(String::length).max().orElse(0);
        return Math.max(sheet.left(), longest * WORD + 8);
    }

    /** Where each position stands, for scripts: {@code 52 54.1 …}. */
    public String places() {
        return IntStream.range(0, count()).mapToObj(at -> Shape.number(x(at))).collect(Collectors.joining(" "));
    }

    /** The heights of a line, for scripts: one for each position, a hyphen for a gap. */
    public String heights(Series series) {
        return series.values().stream()
                .map(value -> value == null ? "-" : Shape.number(y(value)))
                .collect(Collectors.joining(" "));
    }

    /** What is filled, for pages, which draw kind by kind. */
    public List<Area> areas() {
        return only(Area.class);
    }

    /** Lines of the grid and of values. */
    public List<Line> lines() {
        return only(Line.class);
    }

    /** Values without neighbours. */
    public List<Dot> dots() {
        return only(Dot.class);
    }

    /** What is written. */
    public List<Label> labels() {
        return only(Label.class);
    }

    /** What happened. */
    public List<Flag> flags() {
        return only(Flag.class);
    }

    private <T extends Shape> List<T> only(Class<T> kind) {
        return shapes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private int count() {
        return plot.positions().size();
    }

    private double x(int at) {
        return frame.x(at, count());
    }

    private double y(double value) {
        return frame.y(value, plot.axis().top());
    }

    /** Of each gap half the way to its neighbours. */
    private void gaps() {
        var half = count() < 2 ? 8 : (x(1) - x(0)) / 2;
        var marked = new ArrayList<Double>();
        IntStream.range(0, count()).forEach(at -> marked.add(plot.gaps().contains(at) ? 1.0 : null));
        for (Run run : Runs.of(marked)) {
            var from = Math.max(frame.left(), x(run.start()) - half);
            var to = Math.min(frame.end(), x(run.end()) + half);
            shapes.add(new Area(from, frame.top(), to - from, frame.floor() - frame.top(), Ink.GAP));
        }
    }

    private void grid() {
        for (Axis.Tick tick : plot.axis().ticks()) {
            var y = y(tick.value());
            shapes.add(Line.of(frame.left(), y, frame.end(), y, Ink.GRID));
            shapes.add(new Label(frame.left() - 8.0, y + 4, tick.label(), Anchor.END, false, Ink.TEXT));
        }
        if (plot.axis() instanceof Axis.Lanes) {
            shapes.add(Line.of(frame.left(), frame.floor(), frame.end(), frame.floor(), Ink.GRID));
        }
    }

    private void days() {
        if (count() == 0) {
            return;
        }
        var named = new TreeSet<Integer>();
        int shown = Math.min(frame.days(), count());
        for (int place = 0; place < shown; place++) {
            named.add(shown == 1 ? 0 : Math.round((count() - 1f) * place / (shown - 1)));
        }
        for (int at : named) {
            var anchor = named.size() > 1 && at == 0 ? Anchor.START : Anchor.MIDDLE;
            var label = plot.positions().get(at);
            shapes.add(new Label(x(at), frame.floor() + 26, label, anchor, false, Ink.TEXT));
        }
    }

    private void scans() {
        for (Tick scan : plot.scans()) {
            var ink = scan.whole() ? Ink.SCAN : Ink.SCAN_PARTLY;
            shapes.add(Line.of(
                    x(scan.at()), frame.floor() + 3, x(scan.at()), frame.floor() + (scan.whole() ? 7 : 11), ink));
        }
    }

    /** Letters that would stand on each other go up a row. */
    private void marks() {
        var ends = new double[] {-WORD, -WORD, -WORD};
        for (Mark mark : plot.marks()) {
            var half = (mark.letters().length() * 9 + 6) / 2.0;
            int row = 0;
            while (row < ends.length - 1 && x(mark.at()) - half < ends[row]) {
                row++;
            }
            ends[row] = x(mark.at()) + half;
            var y = frame.top() - 6.0 - row * ROW;
            shapes.add(new Flag(mark.at(), x(mark.at()), y, frame.floor(), mark.letters(), mark.words(), Ink.MARK));
        }
    }

    private void line(Series series) {
        for (Run run : Runs.of(series.values())) {
            var points = new ArrayList<Point>();
            for (int at = 0; at < run.values().size(); at++) {
                points.add(new Point(x(run.start() + at), y(run.values().get(at))));
            }
            var first = points.getFirst();
            shapes.add(
                    points.size() == 1
                            ? new Dot(first.x(), first.y(), series.ink().width() + 0.5, series.ink())
                            : new Line(List.copyOf(points), series.ink()));
        }
    }

    private record Name(String text, double wanted, Ink ink) {}

    /** At the right end, each beside its own line, pushed apart where lines meet. */
    private void names() {
        var names = new ArrayList<Name>();
        for (Series series : plot.series()) {
            var runs = Runs.of(series.values());
            if (!runs.isEmpty()) {
                var last = runs.getLast().values().getLast();
                names.add(new Name(frame.isRoomy() ? series.name() : series.shortName(), y(last), series.ink()));
            }
        }
        names.sort((one, other) -> Double.compare(one.wanted, other.wanted));
        var lowest = frame.floor() - ROW * (names.size() - 1.0);
        var above = frame.top() - ROW * 1.0;
        for (Name name : names) {
            above = Math.min(Math.max(name.wanted, above + ROW), lowest);
            lowest += ROW;
            shapes.add(new Label(frame.end() + 8, above + 4, name.text, Anchor.START, true, name.ink));
        }
    }

    /** For attributes of a picture, such as {@code 0 0 720 300}. */
    public String viewBox() {
        return String.format(Locale.ROOT, "0 0 %d %d", frame.width(), frame.height());
    }
}
