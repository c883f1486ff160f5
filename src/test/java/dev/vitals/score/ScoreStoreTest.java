package dev.vitals.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.finding.EvaluationStore;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoreStoreTest {

    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String TYPE = "AWS::S3::Bucket";
    private static final LocalDate DAY = LocalDate.parse("2026-11-02");
    private static final Instant MORNING = Instant.parse("2026-11-02T06:00:00Z");
    private static final RuleDefinition RULE = new RuleDefinition(
            "s3-encrypted", "Encrypted", Severity.HIGH, List.of("164.312(a)(2)(iv)"), String.class, 1);
    private static final ScoreBasis BASIS = new ScoreBasis(
            SafeguardCatalogue.load().scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)), List.of(RULE), "settings");
    private static final Verdict FAIL = Verdict.fail("bucket is plain");

    private final TestDatabase database = TestDatabase.empty();
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());
    private final Witnesses people = new Witnesses(database, ZoneOffset.UTC);
    private final ScoreStore store = new ScoreStore(database.sql(), people.attestations(), database.transactions());

    @BeforeEach
    void accounts() {
        database.account(ONE);
        database.account(OTHER);
    }

    @Test
    void keepsTheDayOfTheAccountAndOfAll() {
        judge(ONE, Verdict.pass(), FAIL);
        judge(OTHER, Verdict.pass(), Verdict.pass());
        store.keep(ONE, DAY, BASIS);
        store.keep(OTHER, DAY, BASIS);

        assertThat(day(ScoreScope.account(ONE)).points().passed()).isEqualByComparingTo("2.5");
        assertThat(day(ScoreScope.account(OTHER)).met()).isEqualTo(1);
        assertThat(day(ScoreScope.ALL).points().passed()).isEqualByComparingTo("3.75");
        assertThat(day(ScoreScope.ALL).met()).isZero();
        assertThat(day(ScoreScope.ALL).openHigh()).isEqualTo(1);
    }

    @Test
    void countsManyScopesAtOnceAsEachAlone() {
        var accounts = IntStream.range(0, 120).mapToObj("2%011d"::formatted).toList();
        database.sql().sql("insert into account_group (name) values ('prod')").update();
        accounts.forEach(account -> {
            database.account(account);
            judge(account, Verdict.pass(), account.endsWith("7") ? FAIL : Verdict.pass());
        });
        database.sql()
                .sql(
                        "insert into account_group_member (group_id, account_id) select g.id, a.id from account_group g, account a"
                                + " where a.id::bigint % 3 = 0 and a.id <> ?")
                .param(ONE)
                .update();
        accounts.forEach(account -> store.keep(account, DAY, BASIS));
        var alone = List.of(rows("score_day"), rows("score"));
        database.sql().sql("update score_day set met = 99, open_high = 99").update();
        database.sql()
                .sql("update score set weight_points = 99, fingerprint = null")
                .update();

        store.keepAll(DAY, BASIS);

        assertThat(List.of(rows("score_day"), rows("score"))).isEqualTo(alone);
        assertThat(day(ScoreScope.account(accounts.get(7))).openHigh()).isEqualTo(1);
        assertThat(day(ScoreScope.ALL).openHigh()).isEqualTo(12);
    }

    private String rows(String table) {
        return database.sql()
                .sql("select string_agg(t::text, '\n' order by t::text) from %s t".formatted(table))
                .query(String.class)
                .single();
    }

    @Test
    void countsNoFindingThatAnotherProductReports() {
        judge(ONE, FAIL);
        database.sql().sql("update finding set rule_id = 'guardduty:malware'").update();
        database.sql()
                .sql("update evaluation set rule_id = 'guardduty:malware'")
                .update();
        store.keep(ONE, DAY, BASIS);

        assertThat(day(ScoreScope.ALL).openHigh()).isZero();
        assertThat(day(ScoreScope.ALL).points().inScope()).isZero();
    }

    @Test
    void keepsTheDayOfEveryGroupOfTheAccount() {
        database.sql().sql("insert into account_group (name) values ('prod')").update();
        database.sql()
                .sql("insert into account_group_member select id, ? from account_group")
                .param(ONE)
                .update();
        judge(ONE, Verdict.pass());
        judge(OTHER, FAIL);
        store.keep(ONE, DAY, BASIS);

        assertThat(day(ScoreScope.group(1)).met()).isEqualTo(1);
        assertThat(day(ScoreScope.ALL).met()).isZero();
    }

    @Test
    void addsUpTheAccountsOfAGroupAndNoOthers() {
        var third = "777788889999";
        database.account(third);
        database.sql().sql("insert into account_group (name) values ('prod')").update();
        database.sql()
                .sql("insert into account_group_member select id, unnest(array[?, ?]) from account_group")
                .params(ONE, OTHER)
                .update();
        judge(ONE, Verdict.pass(), FAIL);
        judge(OTHER, FAIL, FAIL);
        judge(third, FAIL);
        store.keep(ONE, DAY, BASIS);

        var group = day(ScoreScope.group(1));
        assertThat(group.points().evaluated()).isEqualTo(4);
        assertThat(group.openHigh()).isEqualTo(3);
        assertThat(day(ScoreScope.ALL).openHigh()).isEqualTo(4);
    }

    @Test
    void writesNothingWhenTheScoreIsTheSame() {
        judge(ONE, Verdict.pass(), FAIL);
        store.keep(ONE, DAY, BASIS);
        var before = List.of(database.fingerprint("score_day"), database.fingerprint("score"));

        store.keep(ONE, DAY, BASIS);

        assertThat(List.of(database.fingerprint("score_day"), database.fingerprint("score")))
                .isEqualTo(before);
    }

    @Test
    void writesOnlyTheSafeguardThatChanged() {
        judge(ONE, FAIL);
        store.keep(ONE, DAY, BASIS);
        var before = versions();
        judgeAt(MORNING.plusSeconds(3600), ONE, Verdict.pass());
        store.keep(ONE, DAY, BASIS);

        assertThat(versions().keySet()).as("every safeguard keeps its row").isEqualTo(before.keySet());
        assertThat(versions().entrySet().stream()
                        .filter(row -> !row.getValue().equals(before.get(row.getKey())))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("all 164.312(a)(2)(iv)", "account:" + ONE + " 164.312(a)(2)(iv)");
    }

    @Test
    void dropsTheRowOfASafeguardThatIsScoredNoMore() {
        judge(ONE, FAIL);
        store.keep(ONE, DAY, BASIS);
        var without = BASIS.safeguards().stream()
                .filter(safeguard -> !safeguard.citation().equals("164.312(b)"))
                .toList();

        store.keepAll(DAY, new ScoreBasis(without, List.of(RULE), "settings"));

        assertThat(versions()).hasSize(2 * without.size()).doesNotContainKeys("all 164.312(b)");
    }

    /** Which version of its row each safeguard of a scope has. */
    private Map<String, String> versions() {
        return database
                .sql()
                .sql("select scope || ' ' || citation, ctid::text from score")
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void writesTheDayAnewWhenTheScoreChanges() {
        judge(ONE, FAIL);
        store.keep(ONE, DAY, BASIS);
        judgeAt(MORNING.plusSeconds(3600), ONE, Verdict.pass());
        store.keep(ONE, DAY, BASIS);

        assertThat(day(ScoreScope.account(ONE)).met()).isEqualTo(1);
        assertThat(day(ScoreScope.account(ONE)).openHigh()).isZero();
    }

    @Test
    void keepsTheInputsOfEverySafeguard() {
        judge(ONE, Verdict.pass(), FAIL, new Verdict.Unknown(Cause.DENIED, "denied"));
        store.keep(ONE, DAY, BASIS);

        assertThat(database.sql()
                        .sql("select inputs #>> '{0,rule}' || ' ' || (inputs #>> '{0,pass}') || ' '"
                                + " || (inputs #>> '{0,fail}') || ' ' || (inputs #>> '{0,unknown}') || ' ' || state"
                                + " from score where scope = 'all' and citation = '164.312(a)(2)(iv)'")
                        .query(String.class)
                        .single())
                .isEqualTo("s3-encrypted 1 1 1 not_met");
    }

    @Test
    void countsAcceptedRiskNeitherAsFailingNorAsMet() {
        judge(ONE, Verdict.pass(), FAIL);
        database.sql().sql("update finding set human_state = 'accepted'").update();
        store.keep(ONE, DAY, BASIS);

        var day = day(ScoreScope.account(ONE));
        assertThat(day.accepted()).isEqualTo(1);
        assertThat(day.met()).isZero();
        assertThat(day.points().accepted()).isEqualByComparingTo("2.5");
        assertThat(day.openHigh()).isZero();
    }

    private ScoreDay day(ScoreScope scope) {
        return store.trend(scope, DAY, DAY).getFirst();
    }

    private void judge(String account, Verdict... verdicts) {
        judgeAt(MORNING, account, verdicts);
    }

    private void judgeAt(Instant at, String account, Verdict... verdicts) {
        var judged = IntStream.range(0, verdicts.length).mapToObj(number -> {
            var key = new ResourceKey(account, "us-east-1", TYPE, "bucket-" + number);
            return new Evaluation(RULE, key, "arn:" + number, Severity.HIGH, verdicts[number]);
        });
        var list = new ListCoverage(TYPE, "us-east-1", verdicts.length, null, "");
        evaluations.write(new ScanWrite(UUID.randomUUID(), account, at), judged, List.of(list));
    }
}
