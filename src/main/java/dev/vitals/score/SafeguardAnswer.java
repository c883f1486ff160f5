package dev.vitals.score;

import dev.vitals.api.Words;
import dev.vitals.finding.ReportedCount;
import dev.vitals.score.StateStrip.Stretch;
import java.time.LocalDate;
import java.util.List;

/**
 * A safeguard with all that decided how it stood.
 *
 * @param reasons why it stands so, in sentences; empty without a score
 * @param lines every rule that serves it, as it was counted
 * @param attestations ids of attestations that were there then; see {@code /api/v1/attestations/{id}}
 * @param decisions how many decisions on it were recorded until then; see {@code /api/v1/decisions}
 * @param reported what other products report about it: shown, never scored
 * @param days how it stood over the last ninety days, oldest first
 */
record SafeguardAnswer(
        SafeguardItem safeguard,
        StandingAnswer standing,
        List<String> reasons,
        List<ScoreLine> lines,
        List<Long> attestations,
        int decisions,
        List<ReportedItem> reported,
        List<StateDays> days) {

    /**
     * What another product holds for open.
     *
     * @param product as rule ids name it: {@code guardduty}
     * @param weighty those of severity critical or high
     */
    record ReportedItem(String product, long open, long weighty) {

        static ReportedItem of(ReportedCount count) {
            return new ReportedItem(count.source().product(), count.open(), count.weighty());
        }
    }

    /**
     * Days in the same state.
     *
     * @param state {@code not_kept} where nothing is kept of them
     * @param scanned whether a scan covered them; otherwise the rules counted as they were last judged
     */
    record StateDays(
            LocalDate first,
            LocalDate last,

            @Words(value = "not_kept", of = SafeguardScore.State.class)
            String state,

            boolean scanned) {

        static StateDays of(Stretch stretch) {
            return new StateDays(
                    stretch.first(),
                    stretch.last(),
                    stretch.state() == null ? "not_kept" : stretch.state().word(),
                    stretch.scanned());
        }
    }
}
