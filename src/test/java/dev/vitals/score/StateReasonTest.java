package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.AttestationState;
import dev.vitals.attestation.Decision.Choice;
import dev.vitals.attestation.PeopleProof;
import dev.vitals.attestation.PeopleProof.Attested;
import dev.vitals.attestation.PeopleProof.Decided;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.score.SafeguardScore.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateReasonTest {

    private static final LocalDate DUE = LocalDate.parse("2026-11-20");
    private static final String LOGOFF = "164.312(a)(2)(iii)";

    @Test
    void saysThatRulesShowOnlyAPartWhereNobodyAttestedTheRest() {
        assertThat(reason(State.MET, line(3, 0, 0), PeopleProof.NONE))
                .singleElement()
                .asString()
                .endsWith("nobody has attested the rest.");
        assertThat(reason(State.MET, line(3, 0, 0), attested(AttestationState.IN_DATE)))
                .singleElement()
                .asString()
                .endsWith("is signed off and in date.");
    }

    @Test
    void namesWhatHasLapsedAndWhatIsOverdue() {
        var decision = new Decided(1, Choice.ALTERNATIVE, DUE, true);
        var people = new PeopleProof(attested(AttestationState.LAPSED).attestations(), decision);

        assertThat(reason(State.NOT_MET, line(3, 0, 0), people))
                .containsExactly(
                        "What people had shown has run out.",
                        "The attestation “Terminals” has lapsed: its review was due on 20 Nov 2026.",
                        "The decision on it (alternative measure) was due for review on 20 Nov 2026.");
    }

    @Test
    void tellsAFailureFromWhatCouldNotBeRead() {
        assertThat(reason(State.NOT_MET, line(3, 1, 1), PeopleProof.NONE))
                .containsExactly("Something fails, and a part could not be read. The lines below say what.");
        assertThat(reason(State.NOT_MET, line(3, 0, 1), PeopleProof.NONE))
                .containsExactly("A part of it could not be read. The lines below say what.");
    }

    @Test
    void neverCallsADecisionMet() {
        var people = new PeopleProof(List.of(), new Decided(1, Choice.NOT_REASONABLE, DUE, false));

        assertThat(reason(State.DECIDED, line(3, 1, 0), people))
                .singleElement()
                .asString()
                .contains("not reasonable and appropriate", "never counted as met");
    }

    private static List<String> reason(State state, RuleLine line, PeopleProof people) {
        var safeguard = SafeguardCatalogue.load().find(LOGOFF).orElseThrow();
        return StateReason.of(safeguard, KeptScore.of(LOGOFF, state, List.of(line), people));
    }

    private static RuleLine line(long pass, long fail, long unknown) {
        return new RuleLine("r", 1, 5, pass, fail, unknown, 0, 0, java.util.List.of());
    }

    private static PeopleProof attested(AttestationState state) {
        return new PeopleProof(List.of(new Attested(1, 1, "Terminals", DUE, state)), null);
    }
}
