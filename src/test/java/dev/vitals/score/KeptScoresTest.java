package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.EvaluationStore;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.page.AsOf;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.score.KeptScores.DayState;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptScoresTest {

    private static final String ACCOUNT = "111122223333";
    private static final String TYPE = "AWS::S3::Bucket";
    private static final String ENCRYPTION = "164.312(a)(2)(iv)";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final RuleDefinition PLAIN = rule("s3-encrypted", Severity.HIGH);
    private static final RuleDefinition KEYS = rule("s3-own-key", Severity.MEDIUM);
    private static final ScoreBasis BASIS = new ScoreBasis(
            SafeguardCatalogue.load().scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)),
            List.of(PLAIN, KEYS),
            "settings");
    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail("bucket is plain");

    private final TestDatabase database = TestDatabase.empty();
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());
    private final Witnesses people = new Witnesses(database, ZoneOffset.UTC);
    private final ScoreStore store = new ScoreStore(database.sql(), people.attestations(), database.transactions());
    private final KeptScores kept = new KeptScores(database.sql());
    private final Standings standings = new Standings(store, kept, () -> BASIS);

    @BeforeEach
    void account() {
        database.account(ACCOUNT);
    }

    @Test
    void addsUpToTheNumberLineByLine() {
        day(
                MONDAY,
                of(PLAIN, "a", PASS),
                of(PLAIN, "b", FAIL),
                of(PLAIN, "c", FAIL),
                of(KEYS, "a", PASS),
                of(KEYS, "b", PASS),
                of(KEYS, "c", new Verdict.Unknown(Cause.DENIED, "denied")));

        var score = kept.safeguards(ScoreScope.ALL, MONDAY).stream()
                .filter(each -> each.citation().equals(ENCRYPTION))
                .findFirst()
                .orElseThrow();
        assertThat(score.inputs().stream().map(line -> line.points().toPlainString()))
                .containsExactly("1.666666", "2.000000");
        assertThat(score.points().passed()).isEqualByComparingTo("3.666666");
        assertThat(database.sql()
                        .sql("select pass_points from score where scope = 'all' and citation = ?")
                        .param(ENCRYPTION)
                        .query(java.math.BigDecimal.class)
                        .single())
                .isEqualByComparingTo("3.666666");
    }

    @Test
    void tellsTheStatesOfTheDaysThatAScanCovered() {
        day(MONDAY, of(PLAIN, "a", FAIL));
        day(MONDAY.plusDays(3), of(PLAIN, "a", PASS));

        assertThat(kept.states(ScoreScope.ALL, ENCRYPTION, MONDAY.minusDays(9), MONDAY.plusDays(9)))
                .containsExactly(
                        new DayState(MONDAY, State.NOT_MET, true), new DayState(MONDAY.plusDays(3), State.MET, true));
    }

    @Test
    void hasNoScoreForADayThatNoScanCovered() {
        day(MONDAY, of(PLAIN, "a", FAIL));
        var thursday = MONDAY.plusDays(3);

        assertThat(standings.on(ScoreScope.ALL, endOf(thursday))).isEmpty();
        assertThat(kept.lastBefore(ScoreScope.ALL, thursday)).contains(MONDAY);
        assertThat(kept.lastBefore(ScoreScope.ALL, MONDAY)).isEmpty();
    }

    @Test
    void countsTodayAsItStandsUntilItIsKept() {
        day(MONDAY, of(PLAIN, "a", FAIL));
        var tuesday = MONDAY.plusDays(1);
        judge(tuesday, of(PLAIN, "a", PASS));
        var now = new AsOf(tuesday, noon(tuesday), true);

        var standing = standings.on(ScoreScope.ALL, now).orElseThrow();
        assertThat(standing.isKept()).isFalse();
        assertThat(standing.numbers().met()).isEqualTo(1);
        assertThat(standing.of(ENCRYPTION).orElseThrow().state()).isEqualTo(State.MET);

        store.keep(ACCOUNT, tuesday, BASIS);
        var keptDay = standings.on(ScoreScope.ALL, now).orElseThrow();
        assertThat(keptDay.isKept()).isTrue();
        assertThat(keptDay.byCitation()).isEqualTo(standing.byCitation());
        assertThat(keptDay.numbers())
                .usingRecursiveComparison()
                .ignoringFields("scanned")
                .isEqualTo(standing.numbers());
    }

    @Test
    void comparesWithTheDayAMonthBeforeOrTheNearestToIt() {
        for (int day : new int[] {0, 3, 5, 36}) {
            day(MONDAY.plusDays(day), of(PLAIN, "a", FAIL));
        }

        assertThat(earlier(MONDAY.plusDays(36))).isEqualTo(MONDAY.plusDays(5));
        assertThat(earlier(MONDAY.plusDays(34))).isEqualTo(MONDAY.plusDays(3));
        assertThat(earlier(MONDAY.plusDays(5))).isEqualTo(MONDAY);
        assertThat(kept.earlier(ScoreScope.ALL, MONDAY, 30)).isEmpty();
    }

    private LocalDate earlier(LocalDate day) {
        return kept.earlier(ScoreScope.ALL, day, 30).orElseThrow().day();
    }

    private void day(LocalDate day, Evaluation... judged) {
        judge(day, judged);
        store.keep(ACCOUNT, day, BASIS);
    }

    private void judge(LocalDate day, Evaluation... judged) {
        var list = new ListCoverage(TYPE, "us-east-1", judged.length, null, "");
        evaluations.write(new ScanWrite(UUID.randomUUID(), ACCOUNT, noon(day)), Stream.of(judged), List.of(list));
    }

    private static Evaluation of(RuleDefinition rule, String bucket, Verdict verdict) {
        var key = new ResourceKey(ACCOUNT, "us-east-1", TYPE, bucket);
        return new Evaluation(rule, key, "arn:" + bucket, rule.severity(), verdict);
    }

    private static AsOf endOf(LocalDate day) {
        return new AsOf(day, noon(day), false);
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static RuleDefinition rule(String id, Severity severity) {
        return new RuleDefinition(id, id, severity, List.of(ENCRYPTION), String.class, 1);
    }
}
