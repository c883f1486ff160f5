package dev.vitals.chart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a line of values where values are missing: what is not known is never drawn, neither as zero nor as a bridge. */
public final class Runs {

    private Runs() {}

    /**
     * Neighbours without a gap between them.
     *
     * @param start position of the first, from 0
     * @param values at least one
     */
    public record Run(int start, List<Double> values) {

        /** Position of the last one. */
        public int end() {
            return start + values.size() - 1;
        }
    }

    /** The stretches of known values, in order. */
    public static List<Run> of(List<? extends @Nullable Double> values) {
        var runs = new ArrayList<Run>();
        var run = new ArrayList<Double>();
        for (int at = 0; at <= values.size(); at++) {
            var value = at < values.size() ? values.get(at) : null;
            if (value != null) {
                run.add(value);
            } else if (!run.isEmpty()) {
                runs.add(new Run(at - run.size(), List.copyOf(run)));
                run.clear();
            }
        }
        return List.copyOf(runs);
    }
}
