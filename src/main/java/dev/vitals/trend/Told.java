package dev.vitals.trend;

import dev.vitals.trend.Measure.Column;
import dev.vitals.trend.Measure.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in words and numbers what a picture shows: from where to where, and against the other period. */
final class Told {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private Told() {}

    /** One sentence or two for each line; none where nothing is known of the period. */
    static List<String> of(Part shown, @Nullable Part before) {
        var told = new ArrayList<String>();
        for (int at = 0; at < shown.measure().columns().size(); at++) {
            var column = shown.measure().columns().get(at);
            if (column.last() != null) {
                told.add(of(shown, column));
                if (before != null) {
                    told.add(against(
                            shown.measure().kind(),
                            column,
                            before,
                            before.measure().columns().get(at)));
                }
            }
        }
        return List.copyOf(told);
    }

    /** A measure of a period, with the days that speak for its buckets. */
    record Part(Measure measure, Sampled sampled) {

        private LocalDate dayOf(int at) {
            return Objects.requireNonNull(sampled.days().get(at)).day();
        }

        private String first(Column column) {
            int at = 0;
            while (column.cells().get(at) == null) {
                at++;
            }
            return DAY.format(dayOf(at));
        }

        private String last(Column column) {
            int at = column.cells().size() - 1;
            while (column.cells().get(at) == null) {
                at--;
            }
            return DAY.format(dayOf(at));
        }
    }

    private static String of(Part shown, Column column) {
        var first = known(column.first());
        var last = known(column.last());
        var kind = shown.measure().kind();
        if (shown.first(column).equals(shown.last(column))) {
            return "%s: %s on %s, the only day that is known."
                    .formatted(column.name(), last.text(), shown.last(column));
        }
        return "%s: %s on %s, %s on %s%s."
                .formatted(
                        column.name(),
                        first.text(),
                        shown.first(column),
                        last.text(),
                        shown.last(column),
                        kind == Kind.STATE ? "; " + held(shown, column) : ": " + moved(kind, first, last));
    }

    private static String against(Kind kind, Column now, Part before, Column then) {
        if (then.last() == null) {
            return "Of the other period nothing is known, so there is no difference to tell.";
        }
        var last = known(then.last());
        if (kind == Kind.STATE) {
            return "The other period ended with %s on %s; %s."
                    .formatted(last.text(), before.last(then), held(before, then));
        }
        return "The other period ended with %s on %s: %s."
                .formatted(last.text(), before.last(then), compared(kind, last, known(now.last())));
    }

    /** Such as "met on 60 of 87 days that are known". */
    private static String held(Part part, Column column) {
        var known = column.cells().stream().filter(Objects::nonNull).toList();
        var met = known.stream().filter(cell -> cell.text().equals("Met")).count();
        return "met on %d of %d known %ss"
                .formatted(met, known.size(), part.sampled().buckets().unit().word());
    }

    private static String moved(Kind kind, Cell from, Cell to) {
        var change = change(kind, from, to);
        return change == 0 ? "unchanged" : size(kind, change) + (change > 0 ? " up" : " down");
    }

    private static String compared(Kind kind, Cell then, Cell now) {
        var change = change(kind, then, now);
        if (change == 0) {
            return "the same as this one";
        }
        return "this one ended %s %s".formatted(size(kind, change), change > 0 ? "higher" : "lower");
    }

    /** In tenths of a point for shares, in whole numbers for counts. */
    private static long change(Kind kind, Cell from, Cell to) {
        return Math.round((to.value() - from.value()) * (kind == Kind.SHARE ? 1000 : 1));
    }

    private static String size(Kind kind, long change) {
        return kind == Kind.SHARE
                ? String.format(Locale.ENGLISH, "%.1f percentage points", Math.abs(change) / 10.0)
                : String.format(Locale.ENGLISH, "%,d", Math.abs(change));
    }

    private static Cell known(@Nullable Cell cell) {
        return Objects.requireNonNull(cell);
    }
}
