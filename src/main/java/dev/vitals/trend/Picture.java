package dev.vitals.trend;

import dev.vitals.chart.Drawing;
import dev.vitals.chart.Frame;
import dev.vitals.chart.Plot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture with the same in words and in numbers.
 *
 * @param key in addresses
 * @param told sentences
 * @param columns heads of the numbers of the period
 * @param rows one for each position
 */
record Picture(String key, Plot plot, List<String> told, List<String> columns, List<Row> rows) {

    /**
     * A position in numbers.
     *
     * @param day what the row is called
     * @param cells of the period, null for what is not known
     * @param gap why nothing is known; empty where something is, or where the period is over
     * @param beforeDay of the other period; empty for none
     * @param beforeCells likewise
     * @param happened what else happened in the period, and in the other one
     */
    record Row(
            int at,
            String day,
            List<@Nullable Cell> cells,
            String gap,
            String beforeDay,
            List<@Nullable Cell> beforeCells,
            String happened) {}

    public String title() {
        return plot.title();
    }

    /** For wide screens and for narrow ones: a picture that is only scaled could not be read on one of them. */
    public List<Drawing> drawings() {
        return List.of(Drawing.of(plot, Frame.WIDE), Drawing.of(plot, Frame.NARROW));
    }

    /** Whether there is a line to draw. */
    public boolean isKnown() {
        return plot.series().stream()
                .anyMatch(series -> series.values().stream().anyMatch(value -> value != null));
    }
}
