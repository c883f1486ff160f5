package dev.vitals.score;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Proof;
import dev.vitals.hipaa.Safeguard.Requirement;
import dev.vitals.score.SafeguardScore.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Turns tallies and what people have shown into scores. Pure: the same of both give the same score, on whatever day. */
public final class ScoreCalculator {

    private final List<Safeguard> safeguards;

    /**
     * @param safeguards the rows that count for the organization
     */
    public ScoreCalculator(List<Safeguard> safeguards) {
        this.safeguards = List.copyOf(safeguards);
    }

    /**
     * The score of a scope whose rules stand like this; a rule that is missing is about nothing.
     *
     * @param people what people have shown, by citation; a safeguard that is missing has nothing
     */
    public Score score(List<RuleTally> tallies, Map<String, PeopleProof> people) {
        var scores = safeguards.stream()
                .map(each -> score(each, tallies, people.getOrDefault(each.citation(), PeopleProof.NONE)))
                .toList();
        return new Score(scores, Points.of(tallies));
    }

    private static SafeguardScore score(Safeguard safeguard, List<RuleTally> tallies, PeopleProof people) {
        var inputs = tallies.stream()
                .filter(tally -> tally.rule().safeguards().contains(safeguard.citation()))
                .sorted(Comparator.comparing(tally -> tally.rule().id()))
                .toList();
        var state = decided(safeguard, shown(safeguard, inputs, people), people);
        return new SafeguardScore(safeguard, state, Points.of(inputs), inputs, people);
    }

    /** What rules and attestations show. */
    private static State shown(Safeguard safeguard, List<RuleTally> inputs, PeopleProof people) {
        if (people.isLapsed() || inputs.stream().anyMatch(tally -> tally.failed() > 0)) {
            return State.NOT_MET;
        }
        if (safeguard.proof() == Proof.ATTESTED && !people.isInDate()) {
            return State.AWAITING_ATTESTATION;
        }
        var isUnread = inputs.stream().anyMatch(tally -> tally.unknown() > 0);
        // Where rules have nothing to judge, people's word is enough, unless it is for rules alone to say.
        var isAttested = people.isInDate() && safeguard.proof() != Proof.AUTOMATED && !isUnread;
        if (!isAttested && inputs.stream().allMatch(tally -> tally.evaluated() == 0)) {
            return State.NOT_ASSESSED;
        }
        if (isUnread) {
            return State.NOT_MET;
        }
        return inputs.stream().anyMatch(tally -> tally.accepted() > 0) ? State.ACCEPTED : State.MET;
    }

    /**
     * What a decision to do otherwise makes of it (164.306(d)(3)). What is met all the same stays met, and what people
     * let lapse stays unmet; a decision whose review is overdue carries nothing.
     */
    private static State decided(Safeguard safeguard, State shown, PeopleProof people) {
        var decision = people.decision();
        if (decision == null
                || !decision.choice().departs()
                || safeguard.requirement() != Requirement.ADDRESSABLE
                || shown == State.MET
                || people.isLapsed()) {
            return shown;
        }
        return decision.overdue() ? State.NOT_MET : State.DECIDED;
    }
}
