package dev.vitals.score;

import dev.vitals.score.KeptScores.DayState;
import dev.vitals.score.SafeguardScore.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The days of one safeguard side by side, for a picture and for reading.
 *
 * @param stretches of days in the same state, oldest first
 */
record StateStrip(LocalDate from, LocalDate to, List<Stretch> stretches) {

    /**
     * Days in the same state.
     *
     * @param start position of the first, from 0
     * @param state null where nothing was kept of them
     * @param scanned whether a scan covered them; otherwise the rules counted as they were last judged
     */
    record Stretch(
            LocalDate first,
            LocalDate last,
            int start,
            int days,
            @Nullable State state,
            boolean scanned) {

        public String title() {
            return state == null ? "No scan" : scanned ? state.title() : state.title() + " as last judged";
        }

        public String mark() {
            return state == null ? "none" : state.mark() + (scanned ? "" : " unscanned");
        }

        private boolean continues(Stretch before) {
            return Objects.equals(state, before.state) && scanned == before.scanned;
        }

        private Stretch andOneMore() {
            return new Stretch(first, last.plusDays(1), start, days + 1, state, scanned);
        }
    }

    static StateStrip of(LocalDate from, LocalDate to, List<DayState> known) {
        var states = known.stream().collect(Collectors.toMap(DayState::day, Function.identity()));
        var stretches = new ArrayList<Stretch>();
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var next = stretch(day, (int) (day.toEpochDay() - from.toEpochDay()), states.get(day));
            if (!stretches.isEmpty() && next.continues(stretches.getLast())) {
                stretches.add(stretches.removeLast().andOneMore());
            } else {
                stretches.add(next);
            }
        }
        return new StateStrip(from, to, List.copyOf(stretches));
    }

    private static Stretch stretch(LocalDate day, int start, @Nullable DayState known) {
        return known == null
                ? new Stretch(day, day, start, 1, null, false)
                : new Stretch(day, day, start, 1, known.state(), known.scanned());
    }

    public int days() {
        return stretches.stream().mapToInt(Stretch::days).sum();
    }

    /** Such as "Not met on 40, met on 48, no scan on 2 of 90 days". */
    public String summary() {
        var days = stretches.stream()
                .collect(Collectors.groupingBy(
                        Stretch::title, java.util.LinkedHashMap::new, Collectors.summingInt(Stretch::days)));
        var parts = days.entrySet().stream()
                .map(entry -> entry.getKey().toLowerCase(java.util.Locale.ROOT) + " on " + entry.getValue())
                .collect(Collectors.joining(", "));
        return parts.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + parts.substring(1) + " of " + days()
                + " days";
    }
}
