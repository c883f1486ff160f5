package dev.vitals.watch;

import java.util.ArrayList;
import java.util.List;

/**
 * A number that Vitals tells Prometheus, for each of its labels' values.
 *
 * @param name with the unit at its end, where it has one
 * @param label what the points are told apart by; empty for nothing
 * @param other what they are told apart by beside that; empty for nothing
 */
record Figure(String name, String help, String label, String other, List<Point> points) {

    /** One number. */
    record Point(String label, String other, double value) {}

    static Figure of(String name, String help, double value) {
        return new Figure(name, help, "", "", List.of(new Point("", "", value)));
    }

    static Figure by(String label, String name, String help) {
        return by(label, "", name, help);
    }

    static Figure by(String label, String other, String name, String help) {
        return new Figure(name, help, label, other, new ArrayList<>());
    }

    Figure with(String value, double number) {
        return with(value, "", number);
    }

    Figure with(String value, String otherValue, double number) {
        points.add(new Point(value, otherValue, number));
        return this;
    }
}
