package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The checks of which most others are made: one member held against one value. */
final class Checks {

    private static final String NONE = "not set";

    private Checks() {}

    /** A switch that was on. */
    static Check on(String path, String property) {
        return when(property, config -> !config.isTrue(path), weaker(property, "off", "on"));
    }

    /** A switch that was off, and is weaker when on. */
    static Check off(String path, String property) {
        return when(property, config -> config.isTrue(path), weaker(property, "on", "off"));
    }

    /** A value without which it does not do what it was deployed for. */
    static Check held(String path, String property, String deployed) {
        return compared(path, property, deployed, observed -> weaker(property, observed, deployed));
    }

    /** A value that may be another without being weaker. */
    static Check same(String path, String property, String deployed) {
        return compared(path, property, deployed, observed -> other(property, observed, deployed));
    }

    /** Something that was set, whatever it is. */
    static Check set(String path, String property, String deployed) {
        return when(
                property,
                config -> !config.at(path).isSet()
                        || config.text(path).filter(String::isEmpty).isPresent(),
                weaker(property, NONE, deployed));
    }

    /** A number that is weaker when lower; without it there is no bound, which is no weaker. */
    static Check atLeast(String path, String property, double deployed, String unit, String unbounded) {
        return new Check(property, subject -> {
            var observed = subject.config().number(path);
            return observed.isEmpty()
                    ? Stream.of(other(property, unbounded, amount(deployed, unit)))
                    : differs(observed.get(), property, deployed, unit, observed.get() < deployed);
        });
    }

    /** A number that is weaker when higher, or when it is not set. */
    static Check atMost(String path, String property, double deployed, String unit) {
        return new Check(property, subject -> {
            var observed = subject.config().number(path);
            return observed.isEmpty()
                    ? Stream.of(weaker(property, NONE, amount(deployed, unit)))
                    : differs(observed.get(), property, deployed, unit, observed.get() > deployed);
        });
    }

    /** A deviation where a condition holds. */
    static Check when(String property, Predicate<Members> wrong, Deviation deviation) {
        return new Check(property, subject -> wrong.test(subject.config()) ? Stream.of(deviation) : Stream.empty());
    }

    private static Check compared(
            String path, String property, String deployed, Function<String, Deviation> deviation) {
        return new Check(property, subject -> {
            var observed = subject.config().text(path).orElse(NONE);
            return observed.equalsIgnoreCase(deployed) ? Stream.empty() : Stream.of(deviation.apply(observed));
        });
    }

    private static Stream<Deviation> differs(
            double observed, String property, double deployed, String unit, boolean weaker) {
        if (observed == deployed) {
            return Stream.empty();
        }
        return Stream.of(
                weaker
                        ? weaker(property, amount(observed, unit), amount(deployed, unit))
                        : other(property, amount(observed, unit), amount(deployed, unit)));
    }

    private static String amount(double value, String unit) {
        var number = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
