package dev.vitals.dashboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Twelve weeks as a small line and as words.
 *
 * @param weeks the oldest first; null where nothing of the week is kept, which is a gap and not a zero
 */
record Sparkline(List<@Nullable Week> weeks) {

    /** Of the picture, in its own units. */
    static final int HEIGHT = 24;

    private static final int STEP = 10;
    private static final int EDGE = 3;

    /**
     * The end of a week.
     *
     * @param total safeguards of the family that counted
     */
    record Week(int met, int total) {}

    public int width() {
        return STEP * (weeks.size() - 1) + 2 * EDGE;
    }

    /** The points of a line for each stretch without a gap. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var line = new ArrayList<String>();
        for (int at = 0; at <= weeks.size(); at++) {
            var week = at < weeks.size() ? weeks.get(at) : null;
            if (week != null) {
                line.add(String.format(Locale.ROOT, "%d,%.1f", x(at), y(week)));
            } else if (!line.isEmpty()) {
                // A week between gaps is a dash, for a line of one point is not seen.
                lines.add(line.size() == 1 ? line.getFirst() + " " + dash(line.getFirst()) : String.join(" ", line));
                line.clear();
            }
        }
        return lines;
    }

    private static String dash(String point) {
        var parts = point.split(",");
        return (Integer.parseInt(parts[0]) + 2) + "," + parts[1];
    }

    private static int x(int at) {
        return EDGE + STEP * at;
    }

    private static double y(Week week) {
        return EDGE + (HEIGHT - 2.0 * EDGE) * (1 - (week.total() == 0 ? 0 : (double) week.met() / week.total()));
    }

    /** Where the last week stands in the picture; 0 where it is not kept. */
    public int endX() {
        return weeks.getLast() == null ? 0 : x(weeks.size() - 1);
    }

    public String endY() {
        var last = weeks.getLast();
        return last == null ? "0" : String.format(Locale.ROOT, "%.1f", y(last));
    }

    /** Such as "3 of 9 met 11 weeks ago, 5 of 9 now; 2 weeks not kept". */
    public String words() {
        int first = 0;
        while (first < weeks.size() && weeks.get(first) == null) {
            first++;
        }
        if (first == weeks.size()) {
            return "Nothing was kept in twelve weeks";
        }
        var last = weeks.getLast();
        var begin = Objects.requireNonNull(weeks.get(first));
        int ago = weeks.size() - 1 - first;
        var words = ago == 0
                ? "%d of %d met; nothing was kept before".formatted(begin.met(), begin.total())
                : "%d of %d met %s ago, %s"
                        .formatted(
                                begin.met(),
                                begin.total(),
                                ago == 1 ? "a week" : ago + " weeks",
                                last == null ? "not known now" : "%d of %d now".formatted(last.met(), last.total()));
        var gaps = weeks.subList(first, weeks.size() - 1).stream()
                .filter(Objects::isNull)
                .count();
        return gaps == 0 ? words : words + "; %d %s not kept".formatted(gaps, gaps == 1 ? "week" : "weeks");
    }

    /** What changed over the weeks that are kept; 0 for nothing, or where there is nothing to compare. */
    public int gained() {
        var known = weeks.stream().filter(Objects::nonNull).toList();
        return known.size() < 2 || weeks.getLast() == null
                ? 0
                : known.getLast().met() - known.getFirst().met();
    }
}
