package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.AttestationState;
import dev.vitals.attestation.Decision.Choice;
import dev.vitals.attestation.PeopleProof;
import dev.vitals.attestation.PeopleProof.Attested;
import dev.vitals.attestation.PeopleProof.Decided;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.score.SafeguardScore.State;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attestations and decisions make of a safeguard. */
class PeopleInScoresTest {

    private static final LocalDate DUE = LocalDate.parse("2026-11-20");
    private static final ScoreCalculator CALCULATOR =
            new ScoreCalculator(SafeguardCatalogue.load().scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)));

    /** Only people can show it; required. */
    private static final String SANCTIONS = "164.308(a)(1)(ii)(C)";
    /** Only people can show it; addressable. */
    private static final String REMINDERS = "164.308(a)(5)(ii)(A)";
    /** Rules for a part, people for the rest; addressable. */
    private static final String LOGOFF = "164.312(a)(2)(iii)";
    /** Rules alone; required. */
    private static final String AUDIT = "164.312(b)";

    @ParameterizedTest
    @CsvSource({
        // citation, pass, fail, unknown, accepted, attestations, state
        SANCTIONS + ", 0, 0, 0, 0, '', AWAITING_ATTESTATION",
        SANCTIONS + ", 0, 0, 0, 0, UNSIGNED, AWAITING_ATTESTATION",
        SANCTIONS + ", 0, 0, 0, 0, IN_DATE, MET",
        SANCTIONS + ", 0, 0, 0, 0, IN_DATE UNSIGNED, MET",
        SANCTIONS + ", 0, 0, 0, 0, LAPSED, NOT_MET",
        SANCTIONS + ", 0, 0, 0, 0, IN_DATE LAPSED, NOT_MET",
        SANCTIONS + ", 5, 1, 0, 0, IN_DATE, NOT_MET",
        SANCTIONS + ", 5, 0, 1, 0, IN_DATE, NOT_MET",
        SANCTIONS + ", 0, 0, 1, 0, IN_DATE, NOT_ASSESSED",
        SANCTIONS + ", 5, 0, 0, 1, IN_DATE, ACCEPTED",
        LOGOFF + ", 5, 0, 0, 0, '', MET",
        LOGOFF + ", 5, 0, 0, 0, UNSIGNED, MET",
        LOGOFF + ", 5, 0, 0, 0, IN_DATE, MET",
        LOGOFF + ", 5, 0, 0, 0, LAPSED, NOT_MET",
        LOGOFF + ", 5, 1, 0, 0, IN_DATE, NOT_MET",
        LOGOFF + ", 5, 0, 1, 0, IN_DATE, NOT_MET",
        LOGOFF + ", 0, 0, 0, 0, '', NOT_ASSESSED",
        LOGOFF + ", 0, 0, 0, 0, IN_DATE, MET",
        LOGOFF + ", 0, 0, 5, 0, IN_DATE, NOT_ASSESSED",
        AUDIT + ", 0, 0, 0, 0, IN_DATE, NOT_ASSESSED",
        AUDIT + ", 5, 0, 0, 0, LAPSED, NOT_MET",
        AUDIT + ", 5, 0, 0, 0, '', MET",
    })
    void takesAttestationsForWhatRulesCannotShow(
            String citation, long pass, long fail, long unknown, long accepted, String attested, State state) {
        assertThat(state(citation, tally(citation, pass, fail, unknown, accepted), attested(attested), null))
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        // citation, pass, fail, unknown, attestations, choice, overdue, state
        LOGOFF + ", 5, 1, 0, '', ALTERNATIVE, false, DECIDED",
        LOGOFF + ", 5, 1, 0, '', NOT_REASONABLE, false, DECIDED",
        LOGOFF + ", 5, 1, 0, '', IMPLEMENTED, false, NOT_MET",
        LOGOFF + ", 5, 1, 0, '', ALTERNATIVE, true, NOT_MET",
        LOGOFF + ", 5, 0, 0, '', ALTERNATIVE, false, MET",
        LOGOFF + ", 5, 0, 0, '', IMPLEMENTED, true, MET",
        LOGOFF + ", 5, 0, 0, '', ALTERNATIVE, true, MET",
        LOGOFF + ", 5, 0, 0, LAPSED, ALTERNATIVE, false, NOT_MET",
        LOGOFF + ", 0, 0, 5, '', ALTERNATIVE, false, DECIDED",
        REMINDERS + ", 0, 0, 0, '', ALTERNATIVE, false, DECIDED",
        REMINDERS + ", 0, 0, 0, '', NOT_REASONABLE, true, NOT_MET",
        REMINDERS + ", 0, 0, 0, '', IMPLEMENTED, false, AWAITING_ATTESTATION",
        REMINDERS + ", 0, 0, 0, IN_DATE, IMPLEMENTED, true, MET",
        SANCTIONS + ", 0, 0, 0, '', ALTERNATIVE, false, AWAITING_ATTESTATION",
    })
    void letsADocumentedDecisionStandForAnAddressableSpecificationAndNeverAsMet(
            String citation,
            long pass,
            long fail,
            long unknown,
            String attested,
            Choice choice,
            boolean overdue,
            State state) {
        var decision = new Decided(1, choice, DUE, overdue);

        assertThat(state(citation, tally(citation, pass, fail, unknown, 0), attested(attested), decision))
                .isEqualTo(state);
    }

    @Test
    void countsADecisionInABandOfItsOwn() {
        var people = new PeopleProof(List.of(), new Decided(1, Choice.NOT_REASONABLE, DUE, false));
        var score = CALCULATOR.score(List.of(tally(LOGOFF, 5, 1, 0, 0)), Map.of(LOGOFF, people));

        assertThat(score.count(State.DECIDED)).isEqualTo(1);
        assertThat(score.count(State.MET)).isZero();
        assertThat(score.points().passed())
                .as("points are those of the rules")
                .isLessThan(score.points().weight());
        assertThat(score.of(LOGOFF).orElseThrow().people()).isEqualTo(people);
    }

    private static State state(String citation, RuleTally tally, List<Attested> attested, @Nullable Decided decision) {
        return CALCULATOR
                .score(List.of(tally), Map.of(citation, new PeopleProof(attested, decision)))
                .of(citation)
                .orElseThrow()
                .state();
    }

    private static List<Attested> attested(String states) {
        return Arrays.stream(states.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> new Attested(1, 1, "Policy", DUE, AttestationState.valueOf(word)))
                .toList();
    }

    private static RuleTally tally(String citation, long pass, long fail, long unknown, long accepted) {
        var rule = new RuleDefinition("r", "r", Severity.HIGH, List.of(citation), String.class, 1);
        return new RuleTally(rule, pass, fail, unknown, 0, accepted);
    }
}
