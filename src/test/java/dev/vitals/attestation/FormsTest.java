package dev.vitals.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.Decision.Choice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final int YEAR = 12;

    @Test
    void takesADecisionWithAllThatTheRegulationAsksFor() {
        var check = new FormCheck();
        var decision = decision(
                        "alternative", "Too costly alone.", "The room is locked.", "", "2026-11-20", "2027-11-20")
                .decision(check, "ana", NOW, TODAY, YEAR);

        assertThat(check.wrong()).isEmpty();
        assertThat(decision.choice()).isEqualTo(Choice.ALTERNATIVE);
        assertThat(decision.measure()).isEqualTo("The room is locked.");
        assertThat(decision.recordedBy()).isEqualTo("ana");
    }

    @ParameterizedTest
    @CsvSource({
        "'', why, '', '', 2026-11-24, 2027-11-24, choice",
        "maybe, why, '', '', 2026-11-24, 2027-11-24, choice",
        "implemented, '  ', '', '', 2026-11-24, 2027-11-24, reason",
        "alternative, why, '', '', 2026-11-24, 2027-11-24, measure",
        "not_reasonable, why, a lock, '', 2026-11-24, 2027-11-24, whyNoMeasure",
        "implemented, why, '', '', '', 2027-11-24, decidedOn",
        "implemented, why, '', '', yesterday, 2027-11-24, decidedOn",
        "implemented, why, '', '', 2026-11-25, 2027-11-24, decidedOn",
        "implemented, why, '', '', 2026-11-24, 2027-11-25, reviewDue",
        "implemented, why, '', '', 2026-11-24, 2026-11-24, reviewDue",
        "implemented, why, '', '', 2025-11-24, 2026-11-23, reviewDue",
    })
    void refusesWhatIsNotADecisionAndSaysWhere(
            String choice, String reason, String measure, String none, String on, String due, String field) {
        var check = new FormCheck();
        decision(choice, reason, measure, none, on, due).decision(check, "ana", NOW, TODAY, YEAR);

        assertThat(check.wrong()).containsOnlyKeys(field);
    }

    @Test
    void leavesOutWhatBelongsToAnotherChoice() {
        var check = new FormCheck();
        var decision = decision("implemented", "Done.", "a lock", "none", "2026-11-24", "2027-11-24")
                .decision(check, "ana", NOW, TODAY, YEAR);

        assertThat(decision.measure() + decision.whyNoMeasure()).isEmpty();
    }

    @Test
    void startsAReviewFromTheLastDecision() {
        var last = new Decision(
                7, "164.312(a)(2)(iii)", Choice.ALTERNATIVE, "r", "m", "", "Ana", TODAY.minusYears(1), TODAY, "b", NOW);
        var form = DecisionForm.startingFrom("164.312(a)(2)(iii)", last, TODAY, YEAR);

        assertThat(form.choice()).isEqualTo("alternative");
        assertThat(form.decidedOn()).isEqualTo("2026-11-24");
        assertThat(form.reviewDue()).isEqualTo("2027-11-24");
    }

    @ParameterizedTest
    @CsvSource({
        "'', said, Ana, 2026-01-01, 2026-12-31, 2026-11-24, 2027-11-24, title",
        "t, '', Ana, 2026-01-01, 2026-12-31, 2026-11-24, 2027-11-24, statement",
        "t, said, '', 2026-01-01, 2026-12-31, 2026-11-24, 2027-11-24, owner",
        "t, said, Ana, 2026-01-01, 2025-12-31, 2026-11-24, 2027-11-24, coversTo",
        "t, said, Ana, 2026-01-01, 2026-12-31, 2026-11-25, 2027-11-24, performedOn",
        "t, said, Ana, 2026-01-01, 2026-12-31, 2026-11-24, 2027-11-25, reviewDue",
        "t, said, Ana, 2026-01-01, 2026-12-31, 2026-10-01, 2026-11-23, reviewDue",
    })
    void refusesWhatIsNotAnAttestationAndSaysWhere(
            String title, String said, String owner, String from, String to, String on, String due, String field) {
        var check = new FormCheck();
        new AttestationForm(List.of("164.316(a)"), "", title, said, owner, from, to, on, due).text(check, TODAY, YEAR);

        assertThat(check.wrong()).containsOnlyKeys(field);
    }

    @Test
    void holdsAtMostSoMuch() {
        var check = new FormCheck();
        new AttestationForm(
                        List.of("164.316(a)"),
                        "",
                        "t".repeat(201),
                        "said",
                        "Ana",
                        "2026-01-01",
                        "2026-12-31",
                        "2026-11-24",
                        "2027-01-01")
                .text(check, TODAY, YEAR);

        assertThat(check.wrong()).isEqualTo(Map.of("title", "This holds at most 200 characters."));
    }

    @Test
    void asksForASafeguardAtLeast() {
        var check = new FormCheck();
        new AttestationForm(null, "", "t", "said", "Ana", "2026-01-01", "2026-12-31", "2026-11-24", "2027-01-01")
                .text(check, TODAY, YEAR);

        assertThat(check.wrong()).containsOnlyKeys("citations");
    }

    private static DecisionForm decision(
            String choice, String reason, String measure, String none, String on, String due) {
        return new DecisionForm("164.312(a)(2)(iii)", choice, reason, measure, none, "Ana Sanchez", on, due);
    }
}
