package dev.vitals.evidence;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.score.RuleLine;
import dev.vitals.score.SafeguardScore.State;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a safeguard stood over a period, as it was kept day by day.
 *
 * @param startDay the day whose state is shown as the one at the start: the first, or the last kept before it, or the
 *     first kept after it
 * @param daysNotMet of the period
 * @param daysKept days of the period of which a score is kept
 * @param daysUnscanned of those, days that no scan covered: rules counted as they were last judged
 * @param lines of the rules that decided it at the end, summed over accounts that were picked
 * @param people what people had shown at the end
 */
record SafeguardHistory(
        String citation,
        @Nullable LocalDate startDay,
        @Nullable State start,
        LocalDate endDay,
        State end,
        int daysNotMet,
        int daysKept,
        int daysUnscanned,
        List<RuleLine> lines,
        PeopleProof people) {

    SafeguardHistory {
        lines = List.copyOf(lines);
    }

    public long inScope() {
        return lines.stream().mapToLong(RuleLine::inScope).sum();
    }

    public long passed() {
        return lines.stream().mapToLong(RuleLine::pass).sum();
    }

    public long failed() {
        return lines.stream().mapToLong(RuleLine::fail).sum();
    }

    public long accepted() {
        return lines.stream().mapToLong(RuleLine::accepted).sum();
    }

    public long unknown() {
        return lines.stream().mapToLong(RuleLine::unknown).sum();
    }
}
