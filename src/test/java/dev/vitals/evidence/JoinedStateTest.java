package dev.vitals.evidence;

import static dev.vitals.score.SafeguardScore.State.ACCEPTED;
import static dev.vitals.score.SafeguardScore.State.AWAITING_ATTESTATION;
import static dev.vitals.score.SafeguardScore.State.MET;
import static dev.vitals.score.SafeguardScore.State.NOT_ASSESSED;
import static dev.vitals.score.SafeguardScore.State.NOT_MET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.evidence.JoinedState.Part;
import dev.vitals.score.SafeguardScore.State;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JoinedStateTest {

    @Test
    void theWorstAccountDecides() {
        assertThat(joined(MET, NOT_MET, ACCEPTED)).isEqualTo(NOT_MET);
        assertThat(joined(MET, ACCEPTED)).isEqualTo(ACCEPTED);
        assertThat(joined(MET, AWAITING_ATTESTATION)).isEqualTo(AWAITING_ATTESTATION);
        assertThat(joined(MET, MET)).isEqualTo(MET);
    }

    @Test
    void anAccountWithNothingOfTheKindTakesNothingAway() {
        assertThat(joined(MET, NOT_ASSESSED)).isEqualTo(MET);
        assertThat(joined(NOT_ASSESSED, NOT_ASSESSED)).isEqualTo(NOT_ASSESSED);
    }

    @Test
    void anAccountThatCouldNotBeReadIsNoPass() {
        assertThat(JoinedState.of(java.util.List.of(new Part(MET, false), new Part(NOT_ASSESSED, true))))
                .isEqualTo(NOT_MET);
    }

    private static State joined(State... states) {
        return JoinedState.of(
                Arrays.stream(states).map(state -> new Part(state, false)).toList());
    }
}
