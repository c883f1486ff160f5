package dev.vitals.chart;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A piece of a drawing. */
public sealed interface Shape {

    /** What it stands for. */
    Ink ink();

    /** A point, in units of the frame. */
    record Point(double x, double y) {}

    /** A filled area. */
    record Area(double x, double y, double width, double height, Ink ink) implements Shape {}

    /**
     * A line through points.
     *
     * @param points at least two
     */
    record Line(List<Point> points, Ink ink) implements Shape {

        static Line of(double x1, double y1, double x2, double y2, Ink ink) {
            return new Line(List.of(new Point(x1, y1), new Point(x2, y2)), ink);
        }

        /** As SVG writes it. */
        public String path() {
            return points.stream()
                    .map(point -> number(point.x()) + " " + number(point.y()))
                    .collect(Collectors.joining("L", "M", ""));
        }
    }

    /** A spot, where a value has no neighbours. */
    record Dot(double x, double y, double radius, Ink ink) implements Shape {}

    /** Words on their base line. */
    record Label(double x, double y, String text, Anchor anchor, boolean bold, Ink ink) implements Shape {}

    /**
     * Something that happened: a line down to the floor, with letters above it.
     *
     * @param at the position
     * @param y of the letters' base line
     */
    record Flag(int at, double x, double y, double floor, String letters, String words, Ink ink) implements Shape {}

    /** Which end of a text stands at its point. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        /** As SVG says it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With one decimal at most. */
    static String number(double value) {
        var tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }
}
