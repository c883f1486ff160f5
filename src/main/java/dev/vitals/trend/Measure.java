package dev.vitals.trend;

import dev.vitals.chart.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one picture shows of one period.
 *
 * @param key of the picture, in addresses
 * @param kind of its axis
 * @param columns one or two lines
 */
record Measure(String key, String title, Kind kind, List<Column> columns) {

    /** What the values are. */
    enum Kind {
        SHARE,
        COUNT,
        STATE
    }

    /**
     * A line.
     *
     * @param cells one for each bucket, null where nothing is known
     */
    record Column(String name, String shortName, List<@Nullable Cell> cells) {

        /** The last value that is known; null for none. */
        @Nullable
        Cell last() {
            return cells.reversed().stream()
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }

        /** The first value that is known; null for none. */
        @Nullable
        Cell first() {
            return cells.stream().filter(Objects::nonNull).findFirst().orElse(null);
        }
    }

    /** Whether anything is known. */
    boolean isKnown() {
        return columns.stream().anyMatch(column -> column.last() != null);
    }

    /** Where no line has a value. */
    List<Integer> gaps() {
        return IntStream.range(0, columns.getFirst().cells().size())
                .filter(at -> columns.stream().allMatch(column -> column.cells().get(at) == null))
                .boxed()
                .toList();
    }

    /** The axis on which this measure and another one of its kind have room. */
    Axis axis(@Nullable Measure other) {
        return switch (kind) {
            case SHARE -> new Axis.Percent();
            case STATE -> States.AXIS;
            case COUNT -> {
                var all = new ArrayList<>(columns);
                if (other != null) {
                    all.addAll(other.columns);
                }
                yield new Axis.Count(all.stream()
                        .flatMap(column -> column.cells().stream())
                        .filter(Objects::nonNull)
                        .mapToDouble(Cell::value)
                        .max()
                        .orElse(0));
            }
        };
    }
}
