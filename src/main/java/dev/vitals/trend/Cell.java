package dev.vitals.trend;

import dev.vitals.page.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value of a line as it is drawn, read and written to a file.
 *
 * @param value in the measure of the axis: a share from 0 to 1, a number of things, or the place of a word
 * @param text for people
 */
record Cell(double value, String text) {

    /** Null where there is no whole. */
    static @Nullable Cell share(Number part, Number whole) {
        return shareOf(part, whole, Numbers.percent(part, whole));
    }

    /** Told with its parts; null where there is no whole. */
    static @Nullable Cell partOf(long part, long whole) {
        return shareOf(
                part,
                whole,
                "%s of %s (%s)".formatted(Numbers.count(part), Numbers.count(whole), Numbers.percent(part, whole)));
    }

    static Cell count(long number) {
        return new Cell(number, Numbers.count(number));
    }

    private static @Nullable Cell shareOf(Number part, Number whole, String text) {
        var of = new BigDecimal(whole.toString());
        return of.signum() == 0
                ? null
                : new Cell(new BigDecimal(part.toString()).doubleValue() / of.doubleValue(), text);
    }
}
