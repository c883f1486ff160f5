package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.score.SafeguardScore.State;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCalculatorTest {

    private static final String AUDIT_CONTROLS = "164.312(b)";
    private static final String ENCRYPTION = "164.312(a)(2)(iv)";
    private static final String FACILITY_PLAN = "164.310(a)(2)(ii)";

    private final ScoreCalculator calculator =
            new ScoreCalculator(SafeguardCatalogue.load().scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)));

    @ParameterizedTest
    @CsvSource({
        "3, 0, 0, 0, 0, MET",
        "3, 0, 0, 9, 0, MET",
        "3, 1, 0, 0, 0, NOT_MET",
        "3, 0, 1, 0, 0, NOT_MET",
        "0, 1, 5, 0, 0, NOT_MET",
        "0, 0, 5, 0, 0, NOT_ASSESSED",
        "0, 0, 0, 5, 0, NOT_ASSESSED",
        "0, 0, 0, 0, 0, NOT_ASSESSED",
        "3, 0, 0, 0, 1, ACCEPTED",
        "0, 0, 0, 0, 1, ACCEPTED",
        "3, 1, 0, 0, 1, NOT_MET",
        "3, 0, 1, 0, 1, NOT_MET",
    })
    void judgesASafeguardByItsRules(long pass, long fail, long unknown, long na, long accepted, State state) {
        var tally = new RuleTally(rule("r", Severity.HIGH, AUDIT_CONTROLS), pass, fail, unknown, na, accepted);

        assertThat(score(tally).of(AUDIT_CONTROLS).orElseThrow().state()).isEqualTo(state);
    }

    @Test
    void isNotMetWhenOneOfItsRulesIsUnknownThoughAnotherPasses() {
        var passes = tally("a", Severity.LOW, 5, 0, 0);
        var unknown = tally("b", Severity.LOW, 0, 0, 1);

        assertThat(score(passes, unknown).of(AUDIT_CONTROLS).orElseThrow().state())
                .isEqualTo(State.NOT_MET);
    }

    @Test
    void awaitsPeopleWhereOnlyPeopleCanShowIt() {
        assertThat(score().of(FACILITY_PLAN).orElseThrow().state()).isEqualTo(State.AWAITING_ATTESTATION);
        assertThat(score().of(AUDIT_CONTROLS).orElseThrow().state()).isEqualTo(State.NOT_ASSESSED);
    }

    @Test
    void doesNotAwaitPeopleWhereARuleAlreadyFails() {
        var fails = new RuleTally(rule("r", Severity.LOW, FACILITY_PLAN), 0, 1, 0, 0, 0);

        assertThat(score(fails).of(FACILITY_PLAN).orElseThrow().state()).isEqualTo(State.NOT_MET);
    }

    @Test
    void countsEverySafeguardInExactlyOneState() {
        var score = score(tally("a", Severity.LOW, 5, 1, 0));

        assertThat(List.of(State.values()).stream().mapToInt(score::count).sum())
                .isEqualTo(score.total());
        assertThat(score.total()).isGreaterThan(40);
    }

    @Test
    void countsEachRuleOnceHoweverManyResourcesItHas() {
        // Ten thousand tagged buckets do not drown one root key: (1·1 + 10·0) / 11.
        var buckets = tally("tagged", Severity.LOW, 10_000, 0, 0);
        var rootKey = tally("root", Severity.CRITICAL, 0, 1, 0);

        assertThat(score(buckets, rootKey).points().passRate())
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("0.0909"));
    }

    @Test
    void countsARuleOnceThoughItServesTwoSafeguards() {
        var both = new RuleTally(rule("r", Severity.HIGH, AUDIT_CONTROLS, ENCRYPTION), 1, 1, 0, 0, 0);
        var score = score(both);

        assertThat(score.points().weight()).isEqualByComparingTo("5");
        assertThat(score.points().passed()).isEqualByComparingTo("2.5");
        assertThat(score.of(ENCRYPTION).orElseThrow().points()).isEqualTo(score.points());
    }

    @Test
    void neverTakesTheUnreadableForAPass() {
        var points = score(tally("a", Severity.MEDIUM, 1, 0, 3)).points();

        assertThat(points.passRate().orElseThrow()).isEqualByComparingTo("0.25");
        assertThat(points.coverage().orElseThrow()).isEqualByComparingTo("0.25");
        assertThat(points.evaluated()).isEqualTo(1);
        assertThat(points.inScope()).isEqualTo(4);
    }

    @Test
    void keepsAcceptedRiskInABandOfItsOwn() {
        var tally = new RuleTally(rule("r", Severity.CRITICAL, AUDIT_CONTROLS), 2, 1, 0, 0, 1);
        var points = score(tally).points();

        assertThat(points.passed()).isEqualByComparingTo("5");
        assertThat(points.accepted()).isEqualByComparingTo("2.5");
        assertThat(points.weight()).isEqualByComparingTo("10");
    }

    @Test
    void leavesOutRulesThatApplyToNothing() {
        var applies = tally("a", Severity.LOW, 1, 0, 0);
        var never = new RuleTally(rule("b", Severity.CRITICAL, AUDIT_CONTROLS), 0, 0, 0, 7, 0);

        assertThat(score(applies, never).points().passRate().orElseThrow()).isEqualByComparingTo("1");
        assertThat(score(never).points().passRate()).isEmpty();
        assertThat(score().points().coverage()).isEmpty();
    }

    @Test
    void neverRoundsUpToPerfect() {
        var nearly = tally("a", Severity.CRITICAL, 99_999_999, 1, 0);

        assertThat(score(nearly).points().passRate().orElseThrow()).isLessThan(java.math.BigDecimal.ONE);
    }

    @Test
    void keepsTheInputsOfEverySafeguard() {
        var tally = tally("a", Severity.LOW, 5, 1, 0);

        assertThat(score(tally).of(AUDIT_CONTROLS).orElseThrow().inputs()).containsExactly(tally);
        assertThat(score(tally).of(ENCRYPTION).orElseThrow().inputs()).isEmpty();
    }

    private Score score(RuleTally... tallies) {
        return calculator.score(List.of(tallies), Map.of());
    }

    private static RuleTally tally(String id, Severity severity, long pass, long fail, long unknown) {
        return new RuleTally(rule(id, severity, AUDIT_CONTROLS), pass, fail, unknown, 0, 0);
    }

    private static RuleDefinition rule(String id, Severity severity, String... safeguards) {
        return new RuleDefinition(id, id, severity, List.of(safeguards), String.class, 1);
    }
}
