package dev.vitals.evidence;

import dev.vitals.score.SafeguardScore.State;
import java.util.List;

/**
 * The state of a safeguard over accounts that were picked by hand, of which no score of its own is kept: made from the
 * states that were kept of each, the worst first. Nothing is judged anew.
 */
final class JoinedState {

    /** How an account stood: unread where some of what the safeguard's rules are about could not be read. */
    record Part(State state, boolean unread) {}

    private static final List<State> WORST_FIRST =
            List.of(State.NOT_MET, State.AWAITING_ATTESTATION, State.DECIDED, State.ACCEPTED, State.MET);

    private JoinedState() {}

    static State of(List<Part> parts) {
        var isJudged = parts.stream().anyMatch(part -> part.state() != State.NOT_ASSESSED);
        if (!isJudged) {
            return State.NOT_ASSESSED;
        }
        var worst = WORST_FIRST.stream()
                .filter(state -> parts.stream().anyMatch(part -> part.state() == state))
                .findFirst()
                .orElseThrow();
        // An account of which nothing could be read is no reason to call the others' safeguard met.
        var hidden = parts.stream().anyMatch(part -> part.state() == State.NOT_ASSESSED && part.unread());
        return hidden && (worst == State.MET || worst == State.ACCEPTED) ? State.NOT_MET : worst;
    }
}
