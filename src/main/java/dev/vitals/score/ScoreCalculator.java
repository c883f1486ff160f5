package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Proof;
import dev.vitals.score.SafeguardScore.State;
import java.util.Comparator;
import java.util.List;

/** Turns tallies into scores. Pure: the same tallies give the same score, on whatever day. */
public final class ScoreCalculator {

    private final List<Safeguard> safeguards;

    /**
     * @param safeguards the rows that count for the organization
     */
    public ScoreCalculator(List<Safeguard> safeguards) {
        this.safeguards = List.copyOf(safeguards);
    }

    /** The score of a scope whose rules stand like this; a rule that is missing is about nothing. */
    public Score score(List<RuleTally> tallies) {
        var scores = safeguards.stream().map(each -> score(each, tallies)).toList();
        return new Score(scores, Points.of(tallies));
    }

    private static SafeguardScore score(Safeguard safeguard, List<RuleTally> tallies) {
        var inputs = tallies.stream()
                .filter(tally -> tally.rule().safeguards().contains(safeguard.citation()))
                .sorted(Comparator.comparing(tally -> tally.rule().id()))
                .toList();
        return new SafeguardScore(safeguard, state(safeguard, inputs), Points.of(inputs), inputs);
    }

    private static State state(Safeguard safeguard, List<RuleTally> inputs) {
        if (inputs.stream().anyMatch(tally -> tally.failed() > 0)) {
            return State.NOT_MET;
        }
        if (safeguard.proof() == Proof.ATTESTED) {
            return State.AWAITING_ATTESTATION;
        }
        if (inputs.stream().allMatch(tally -> tally.evaluated() == 0)) {
            return State.NOT_ASSESSED;
        }
        if (inputs.stream().anyMatch(tally -> tally.unknown() > 0)) {
            return State.NOT_MET;
        }
        return inputs.stream().anyMatch(tally -> tally.accepted() > 0) ? State.ACCEPTED : State.MET;
    }
}
