package dev.vitals.evidence;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.score.RuleLine;
import dev.vitals.score.SafeguardScore.State;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the kept days of one safeguard, oldest first, and remembers what a binder tells of them. A scope of which
 * no score of the day is kept stands as it stood last: it must not be left out because nobody scanned it that day.
 */
final class StateWalk {

    private final LocalDate first;
    private final Map<String, JoinedState.Part> lastOfScope = new LinkedHashMap<>();
    private final Map<LocalDate, State> states = new HashMap<>();
    private @Nullable LocalDate day;
    private boolean isUnderWay;
    private boolean scanned;
    private @Nullable LocalDate startDay;
    private @Nullable State start;
    private @Nullable LocalDate endDay;
    private @Nullable State end;
    private int notMet;
    private int kept;
    private int unscanned;

    /** @param first day of the period; what comes before only tells how it stood at the start */
    StateWalk(LocalDate first) {
        this.first = first;
    }

    /** The state of one scope on a day; the scopes of a day follow each other. */
    void add(String scope, LocalDate of, JoinedState.Part part, boolean wasScanned) {
        if (!of.equals(day)) {
            end();
            day = of;
            scanned = false;
        }
        isUnderWay = true;
        lastOfScope.put(scope, part);
        scanned |= wasScanned;
    }

    /** The day is over. */
    void end() {
        if (day == null || !isUnderWay) {
            return;
        }
        isUnderWay = false;
        var state = JoinedState.of(List.copyOf(lastOfScope.values()));
        if (start == null || !day.isAfter(first)) {
            startDay = day;
            start = state;
        }
        endDay = day;
        end = state;
        states.put(day, state);
        if (!day.isBefore(first)) {
            kept++;
            notMet += state == State.NOT_MET ? 1 : 0;
            unscanned += scanned ? 0 : 1;
        }
    }

    /** The state on a day; empty where it was not kept. */
    Optional<State> on(LocalDate when) {
        return Optional.ofNullable(states.get(when));
    }

    Optional<SafeguardHistory> history(String citation, List<RuleLine> lines, PeopleProof people) {
        return end == null || endDay == null
                ? Optional.empty()
                : Optional.of(new SafeguardHistory(
                        citation, startDay, start, endDay, end, notMet, kept, unscanned, lines, people));
    }
}
