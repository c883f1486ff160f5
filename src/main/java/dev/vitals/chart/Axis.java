package dev.vitals.chart;

import java.util.List;
import java.util.stream.IntStream;

/** What stands upright: which values there are room for, and which of them are written down. */
public sealed interface Axis {

    /** The value at the top; at the bottom is 0. */
    double top();

    /** What is written beside the lines of the grid, from the bottom. */
    List<Tick> ticks();

    /** A value that is written down. */
    record Tick(double value, String label) {}

    /** Shares from 0 to 1, always the whole of it: a small change must not look like a great one. */
    record Percent() implements Axis {

        @Override
        public double top() {
            return 1;
        }

        @Override
        public List<Tick> ticks() {
            return IntStream.rangeClosed(0, 4)
                    .mapToObj(quarter -> new Tick(quarter / 4.0, quarter * 25 + "%"))
                    .toList();
        }
    }

    /**
     * Numbers of things, from 0 to a round number.
     *
     * @param most the greatest that is drawn
     */
    record Count(double most) implements Axis {

        private static final List<Integer> ROUND = List.of(1, 2, 5);
        private static final int MOST_STEPS = 4;

        @Override
        public double top() {
            return Math.max(1, Math.ceil(most / step())) * step();
        }

        @Override
        public List<Tick> ticks() {
            return IntStream.rangeClosed(0, (int) Math.round(top() / step()))
                    .mapToObj(at -> new Tick(at * step(), "%,d".formatted(Math.round(at * step()))))
                    .toList();
        }

        private double step() {
            for (double ten = 1; ; ten *= 10) {
                for (int round : ROUND) {
                    if (most <= ten * round * MOST_STEPS) {
                        return ten * round;
                    }
                }
            }
        }
    }

    /**
     * Words on lanes, which are no numbers: the first is the lowest.
     *
     * @param words at least one
     */
    record Lanes(List<String> words) implements Axis {

        @Override
        public double top() {
            return words.size() - 0.5;
        }

        @Override
        public List<Tick> ticks() {
            return IntStream.range(0, words.size())
                    .mapToObj(at -> new Tick(at + 0.25, words.get(at)))
                    .toList();
        }

        /** Where a word stands. */
        public double value(String word) {
            return words.indexOf(word) + 0.25;
        }
    }
}
