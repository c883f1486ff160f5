package dev.vitals.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.PeopleProof.Attested;
import dev.vitals.register.LateRegister;
import dev.vitals.register.LateRegister.Late;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PeopleProofTest {

    private static final LocalDate DUE = LocalDate.parse("2026-11-20");
    private static final Attested IN_DATE = new Attested(1, 1, "Training", DUE, AttestationState.IN_DATE);
    private static final LateRegister LATE = new LateRegister(
            "training",
            "Training roster",
            1,
            List.of(new Late(7, "Ana: HIPAA", "training was due on 20 Nov 2026", DUE)));

    @Test
    void readsWhatWasKeptBeforeThereWereRegisters() {
        var kept = "{\"attestations\":[{\"id\":1,\"version\":1,\"title\":\"Training\",\"reviewDue\":\"2026-11-20\","
                + "\"state\":\"IN_DATE\"}],\"decision\":null}";

        assertThat(read(kept)).isEqualTo(new PeopleProof(List.of(IN_DATE), null));
        assertThat(read("{}")).isEqualTo(PeopleProof.NONE);
    }

    @Test
    void keepsScoresOfBeforeAsTheyAreWhereNoRegisterIsOverdue() {
        assertThat(JsonMapper.shared().writeValueAsString(new PeopleProof(List.of(IN_DATE), null)))
                .doesNotContain("registers");
    }

    @Test
    void keepsWhatIsOverdueAndReadsItBack() {
        var proof = new PeopleProof(List.of(IN_DATE), null, List.of(LATE));

        assertThat(read(JsonMapper.shared().writeValueAsString(proof))).isEqualTo(proof);
        assertThat(proof.isLapsed()).isTrue();
        assertThat(proof.isInDate()).as("though an attestation is").isFalse();
    }

    private static PeopleProof read(String json) {
        return JsonMapper.shared().readValue(json, PeopleProof.class);
    }
}
