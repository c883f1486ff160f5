package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.score.SafeguardScore.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

    @ParameterizedTest
    @CsvSource({
        "NOT_MET, 3, MET, 9, BETTER",
        "MET, 9, NOT_MET, 8, WORSE",
        "NOT_MET, 3, NOT_MET, 4, BETTER",
        "NOT_MET, 4, NOT_MET, 3, WORSE",
        "NOT_MET, 4, NOT_MET, 4, STEADY",
        "MET, 9, ACCEPTED, 8, WORSE",
        "NOT_ASSESSED, 0, MET, 9, GAINED",
        "MET, 9, NOT_ASSESSED, 0, LOST",
        "NOT_MET, 3, DECIDED, 3, BETTER",
        "MET, 9, DECIDED, 9, WORSE",
        "AWAITING_ATTESTATION, 0, AWAITING_ATTESTATION, 0, STEADY",
    })
    void saysWhereASafeguardWent(State then, int passedThen, State now, int passedNow, Direction direction) {
        assertThat(Direction.between(score(then, passedThen), score(now, passedNow), true))
                .isEqualTo(direction);
    }

    @Test
    void praisesNobodyForAnotherMeasure() {
        var then = score(State.NOT_MET, 3);

        assertThat(Direction.between(then, score(State.MET, 9), false)).isEqualTo(Direction.MEASURED_ANEW);
        assertThat(Direction.between(then, score(State.NOT_MET, 3), false)).isEqualTo(Direction.STEADY);
        assertThat(Direction.between(null, then, true)).isEqualTo(Direction.NEW);
    }

    private static KeptScore score(State state, int passed) {
        var line = new RuleLine("r", 1, 5, passed, 9 - passed, 0, 0, 0, java.util.List.of());
        return KeptScore.of("164.312(b)", state, List.of(line), PeopleProof.NONE);
    }
}
