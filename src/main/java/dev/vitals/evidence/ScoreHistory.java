package dev.vitals.evidence;

import dev.vitals.score.ScoreDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The scores of a period as they were kept.
 *
 * @param days of the scope, oldest first; of accounts that were picked, their points added
 * @param safeguards by citation
 * @param turns days on which the measure changed
 */
record ScoreHistory(List<ScoreDay> days, Map<String, SafeguardHistory> safeguards, List<Turn> turns) {

    /**
     * A day on which other rules or settings measured than on the kept day before: a step in the numbers that day may be
     * none of the accounts'.
     *
     * @param what in sentences
     */
    record Turn(LocalDate day, LocalDate before, List<String> what) {

        private static final int MOST = 12;

        public List<String> shown() {
            return what.subList(0, Math.min(MOST, what.size()));
        }
    }

    public ScoreDay first() {
        return days.getFirst();
    }

    public ScoreDay last() {
        return days.getLast();
    }

    boolean isEmpty() {
        return days.isEmpty();
    }
}
